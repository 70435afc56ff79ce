// A route outside of a group, without a path.
// REJECT SAYS A route outside of a group has a path: write lw::route<"GET /", …>.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

std::string show() { return "a note"; }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"GET /", show>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"GET", show>);
#endif
LAMBDA_WASM_HANDLER(api)
