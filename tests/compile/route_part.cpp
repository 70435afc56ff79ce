// An argument that is no part of a table of routes.
// REJECT SAYS An argument of lw::routes or lw::group is neither middleware nor a route nor a group: write lw::route<…>, lw::group<…>(…), lw::use<…>, lw::after<…> or the like.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

std::string show() { return "a note"; }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"GET /notes", show>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(show);
#endif
LAMBDA_WASM_HANDLER(api)
