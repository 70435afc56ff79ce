// Files at a path with a parameter.
// REJECT SAYS The path of lw::files and lw::openapi begins with a slash, does not end with one, and has neither parameters nor escapes: write lw::files<"/assets">, or lw::files<"/">.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
inline constexpr auto api = lw::routes(lw::files<"/">);
LAMBDA_WASM_HANDLER(api)
#endif
#ifdef REJECT
inline constexpr auto api = lw::routes(lw::files<"/{id}">);
LAMBDA_WASM_HANDLER(api)
#endif
