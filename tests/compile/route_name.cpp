// A parameter with a name that no identifier could have.
// REJECT SAYS A parameter of a path has a name of letters, digits and underscores.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

std::string show(std::uint64_t id) { return std::to_string(id); }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"GET /notes/{note_id}", show>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"GET /notes/{note-id}", show>);
#endif
LAMBDA_WASM_HANDLER(api)
