// A status that no error has.
// REJECT SAYS lw::fails takes the status of an error, from 400 to 599.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

std::string show() { return "a note"; }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"GET /notes", show, lw::fails(404)>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"GET /notes", show, lw::fails(204)>);
#endif
LAMBDA_WASM_HANDLER(api)
