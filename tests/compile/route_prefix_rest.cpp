// A group whose prefix takes the rest of the path.
// REJECT SAYS The prefix of a group and the path of its route do not go together: {name+} is last, names differ, and there are at most 8.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

std::string show(std::string name) { return name; }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::group<"/{name}">(lw::route<"GET /notes", show>));
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::group<"/{name+}">(lw::route<"GET /notes", show>));
#endif
LAMBDA_WASM_HANDLER(api)
