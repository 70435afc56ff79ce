// A parameter of the path that the prefix has, too.
// REJECT SAYS The prefix of a group and the path of its route do not go together: {name+} is last, names differ, and there are at most 8.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

std::string show(std::string user, std::string id) { return user + id; }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::group<"/{user}">(lw::route<"GET /notes/{id}", show>));
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::group<"/{id}">(lw::route<"GET /notes/{id}", show>));
#endif
LAMBDA_WASM_HANDLER(api)
