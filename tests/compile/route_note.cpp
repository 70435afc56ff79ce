// A note that is none.
// REJECT SAYS What follows a handler must be notes: lw::summary("…"), lw::description("…"), lw::tag("…"), lw::fails(404), lw::deprecated, lw::operation_id("…") or lw::bearer("…").
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

std::string show() { return "a note"; }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"GET /notes", show, lw::fails(404)>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"GET /notes", show, 404>);
#endif
LAMBDA_WASM_HANDLER(api)
