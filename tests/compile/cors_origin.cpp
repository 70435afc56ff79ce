// A URL instead of an origin.
// REJECT SAYS An origin is a scheme, a host in lower case and perhaps a port, without a slash at the end: write lw::origin("https://app.example").
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
inline constexpr auto cors = lw::cors<lw::origin("https://app.example:8443")>;
#endif
#ifdef REJECT
inline constexpr auto cors = lw::cors<lw::origin("https://app.example/")>;
#endif
