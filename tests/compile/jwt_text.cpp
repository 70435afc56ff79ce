// An issuer without a name.
// REJECT SAYS The texts of lw::jwt are printable ASCII without quotes and backslashes, and not empty.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct User {
  std::string sub;
};
LAMBDA_WASM_DESCRIBE(User, sub)

#ifdef ACCEPT
inline constexpr auto signed_in = lw::jwt<User, lw::rs256, lw::key_variable("JWT_KEY"), lw::issuer("https://id.example")>;
#endif
#ifdef REJECT
inline constexpr auto signed_in = lw::jwt<User, lw::rs256, lw::key_variable("JWT_KEY"), lw::issuer("")>;
#endif
