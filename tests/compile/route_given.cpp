// A value that no middleware gives.
// REJECT SAYS A route's handler takes a lambda_wasm::Given<T>, and no middleware around the route gives a T: write lw::use<…> before the route.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct User {
  std::string name;
};
User authenticate(const lw::Request& request) { return {std::string(request.source_ip())}; }
std::string show(lw::Given<User> user) { return user->name; }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::group<"/notes">(lw::use<authenticate>, lw::route<"GET", show>));
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"GET /notes", show>, lw::group<"/users">(lw::use<authenticate>));
#endif
LAMBDA_WASM_HANDLER(api)
