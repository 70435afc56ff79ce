// A number is not an option.
// REJECT SAYS An option of lw::jwt is lw::rs256, lw::es256, lw::hs256, lw::ps256 or lw::eddsa; lw::key_variable("JWT_KEY"), lw::jwks("https://…") or a function that returns the key; lw::issuer("…"), lw::audience("…"), lw::scope("…") or lw::leeway(60).
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
inline constexpr auto signed_in = lw::jwt<User, lw::rs256, lw::key_variable("JWT_KEY"), 30>;
#endif
