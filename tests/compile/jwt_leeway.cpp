// How much is the leeway?
// REJECT SAYS lw::jwt takes one lw::leeway.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct User {
  std::string sub;
};
LAMBDA_WASM_DESCRIBE(User, sub)

#ifdef ACCEPT
inline constexpr auto signed_in = lw::jwt<User, lw::rs256, lw::key_variable("JWT_KEY"), lw::leeway(30)>;
#endif
#ifdef REJECT
inline constexpr auto signed_in = lw::jwt<User, lw::rs256, lw::key_variable("JWT_KEY"), lw::leeway(30), lw::leeway(60)>;
#endif
