// Tokens that no key verifies.
// REJECT SAYS lw::jwt needs one source of keys: write lw::key_variable("JWT_KEY"), lw::jwks("https://…") or a function that returns the key.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct User {
  std::string sub;
};
LAMBDA_WASM_DESCRIBE(User, sub)

#ifdef ACCEPT
inline constexpr auto signed_in = lw::jwt<User, lw::rs256, lw::key_variable("JWT_KEY")>;
#endif
#ifdef REJECT
inline constexpr auto signed_in = lw::jwt<User, lw::rs256>;
#endif
