// A key without a method.
// REJECT SAYS The key of a route begins with GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS or ANY: write lw::route<"GET /notes", …>.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

std::string show() { return "a note"; }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"GET /notes", show>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"/notes", show>);
#endif
LAMBDA_WASM_HANDLER(api)
