// A parameter that is a part of a segment.
// REJECT SAYS A parameter of a path is a whole segment in braces: write "/notes/{id}", not "/{id}.png".
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

std::string show(std::uint64_t id) { return std::to_string(id); }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"GET /notes/{id}", show>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"GET /notes/{id}.png", show>);
#endif
LAMBDA_WASM_HANDLER(api)
