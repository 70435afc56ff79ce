// No origin.
// REJECT SAYS lw::cors needs the origins whose pages may read replies: write lw::origin("https://app.example"), or a function bool allow(std::string_view origin).
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
inline constexpr auto cors = lw::cors<lw::origin("*"), lw::max_age(5)>;
#endif
#ifdef REJECT
inline constexpr auto cors = lw::cors<lw::max_age(5)>;
#endif
