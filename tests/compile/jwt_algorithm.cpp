// Tokens choose among two algorithms.
// REJECT SAYS lw::jwt takes tokens of one algorithm, whatever they say: write lw::rs256, lw::es256, lw::hs256, lw::ps256 or lw::eddsa once.
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
inline constexpr auto signed_in = lw::jwt<User, lw::rs256, lw::hs256, lw::key_variable("JWT_KEY")>;
#endif
