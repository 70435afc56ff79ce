// Every origin may send credentials.
// REJECT SAYS Browsers do not take * together with credentials: name the origins instead of lw::origin("*"), or remove lw::credentials.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
inline constexpr auto cors = lw::cors<lw::origin("https://app.example"), lw::credentials>;
#endif
#ifdef REJECT
inline constexpr auto cors = lw::cors<lw::origin("*"), lw::credentials>;
#endif
