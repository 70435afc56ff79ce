// Two lw::files at one path, one of them in a group.
// REJECT SAYS Two of lw::files, or of lw::openapi, have the same path: remove one, or give it another path.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
inline constexpr auto api = lw::routes(lw::files<"/a">, lw::group<"/b">(lw::files<"/">, lw::files<"/a">), lw::openapi<"/a">);
LAMBDA_WASM_HANDLER(api)
#endif
#ifdef REJECT
inline constexpr auto api = lw::routes(lw::files<"/b/a">, lw::group<"/b">(lw::files<"/a">));
LAMBDA_WASM_HANDLER(api)
#endif
