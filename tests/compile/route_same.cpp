// Two routes that take the same requests.
// REJECT SAYS Two routes take the same requests: they have the same method, and their paths differ at most in the names of parameters. This error is in a function that names both.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

std::string show(std::uint64_t id) { return std::to_string(id); }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"GET /notes/{id}", show>, lw::route<"PUT /notes/{note}", show>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"GET /notes/{id}", show>, lw::group<"/notes">(lw::route<"GET /{note}", show>));
#endif
LAMBDA_WASM_HANDLER(api)
