// Middleware after a route.
// REJECT SAYS Middleware stands first in lw::routes or lw::group, because it is around all routes there: move it before the first route.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

std::string show() { return "a note"; }
void identify(const lw::Request& request, lw::ResponseHead& head) { head.headers.set("x-request-id", request.request_id()); }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::after<identify>, lw::route<"GET /notes", show>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"GET /notes", show>, lw::after<identify>);
#endif
LAMBDA_WASM_HANDLER(api)
