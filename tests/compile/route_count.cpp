// A handler with fewer parameters than its path.
// REJECT SAYS A route's handler takes the parameters of its path first, in their order, or a lambda_wasm::Path or a const Request& instead: their numbers differ.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

std::string show(std::string user) { return user; }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"GET /users/{user}", show>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"GET /users/{user}/notes/{note}", show>);
#endif
LAMBDA_WASM_HANDLER(api)
