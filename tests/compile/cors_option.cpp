// An option that is none.
// REJECT SAYS An option of lw::cors is lw::origin("https://app.example"), a function bool allow(std::string_view origin), lw::credentials, lw::expose("etag") or lw::max_age(600).
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
inline constexpr auto cors = lw::cors<lw::origin("https://app.example"), lw::max_age(600)>;
#endif
#ifdef REJECT
inline constexpr auto cors = lw::cors<lw::origin("https://app.example"), 600>;
#endif
