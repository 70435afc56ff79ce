// CORS after other middleware.
// REJECT SAYS lw::cors is the first argument of lw::routes, so that it answers preflights in front of all other middleware: move it there.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

void check(const lw::Request&);
int one();

#ifdef ACCEPT
inline constexpr auto api = lw::routes(lw::cors<lw::origin("*")>, lw::use<check>, lw::route<"GET /", one>);
#endif
#ifdef REJECT
inline constexpr auto api = lw::routes(lw::use<check>, lw::cors<lw::origin("*")>, lw::route<"GET /", one>);
#endif
