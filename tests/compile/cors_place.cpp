// CORS for a group only.
// REJECT SAYS lw::cors is the first argument of lw::routes, so that it answers preflights in front of all other middleware: move it there.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

int one();

#ifdef ACCEPT
inline constexpr auto api = lw::routes(lw::cors<lw::origin("*")>, lw::group<"/a">(lw::route<"GET /", one>));
#endif
#ifdef REJECT
inline constexpr auto api = lw::routes(lw::group<"/a">(lw::cors<lw::origin("*")>, lw::route<"GET /", one>));
#endif
