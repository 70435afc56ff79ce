// A variable without an end.
// REJECT SAYS In a text of lw::jwt, ${ begins the name of an environment variable, of letters, digits and underscores, which ends with }: write lw::issuer("${ISSUER}").
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct User {
  std::string sub;
};
LAMBDA_WASM_DESCRIBE(User, sub)

#ifdef ACCEPT
inline constexpr auto signed_in =
    lw::jwt<User, lw::rs256, lw::key_variable("JWT_KEY"), lw::issuer("${SCHEME}://id.${MY_DOMAIN}")>;
#endif
#ifdef REJECT
inline constexpr auto signed_in =
    lw::jwt<User, lw::rs256, lw::key_variable("JWT_KEY"), lw::issuer("${SCHEME}://id.${MY-DOMAIN}")>;
#endif
