// Two parameters with one name.
// REJECT SAYS Two parameters of a path have the same name.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

std::string show(std::string id, std::string note) { return id + note; }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"GET /{id}/notes/{note}", show>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"GET /{id}/notes/{id}", show>);
#endif
LAMBDA_WASM_HANDLER(api)
