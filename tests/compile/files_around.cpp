// Files within an around.
// REJECT SAYS lw::files or lw::openapi is within an lw::around, which needs whole replies: move it out of its list, or use lw::after.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

lw::Task<lw::Response> pass(const lw::Request&, lw::Next);

#ifdef ACCEPT
inline constexpr auto api = lw::routes(lw::files<"/">, lw::group<"/a">(lw::around<pass>));
LAMBDA_WASM_HANDLER(api)
#endif
#ifdef REJECT
inline constexpr auto api = lw::routes(lw::around<pass>, lw::files<"/">);
LAMBDA_WASM_HANDLER(api)
#endif
