// The rest of a path before its end.
// REJECT SAYS The parameter {name+} takes the rest of the path: it must be the last segment.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

std::string show(std::string path) { return path; }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"GET /notes/{path+}", show>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"GET /{path+}/notes", show>);
#endif
LAMBDA_WASM_HANDLER(api)
