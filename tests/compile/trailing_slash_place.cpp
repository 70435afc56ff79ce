// Another slash at the end in a group.
// REJECT SAYS lw::trailing_slash is an argument of lw::routes, for all routes: move it there.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
inline constexpr auto api = lw::routes(lw::trailing_slash<lw::redirect>, lw::group<"/a">(lw::files<"/">));
LAMBDA_WASM_HANDLER(api)
#endif
#ifdef REJECT
inline constexpr auto api = lw::routes(lw::group<"/a">(lw::trailing_slash<lw::redirect>));
LAMBDA_WASM_HANDLER(api)
#endif
