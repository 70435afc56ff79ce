// Files in a group whose path has a parameter.
// REJECT SAYS The prefix of a group with lw::files or lw::openapi has neither parameters nor escapes.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
inline constexpr auto api = lw::routes(lw::group<"/a">(lw::files<"/">));
LAMBDA_WASM_HANDLER(api)
#endif
#ifdef REJECT
inline constexpr auto api = lw::routes(lw::group<"/{id}">(lw::files<"/">));
LAMBDA_WASM_HANDLER(api)
#endif
