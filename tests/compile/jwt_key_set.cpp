// A secret among public keys.
// REJECT SAYS A JWK Set has public keys, but lw::hs256 needs a secret: write lw::key_variable("JWT_SECRET").
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct User {
  std::string sub;
};
LAMBDA_WASM_DESCRIBE(User, sub)

#ifdef ACCEPT
inline constexpr auto signed_in =
    lw::jwt<User, lw::es256, lw::jwks("https://id.example/keys"), lw::issuer("https://id.example"), lw::audience("notes")>;
#endif
#ifdef REJECT
inline constexpr auto signed_in =
    lw::jwt<User, lw::hs256, lw::jwks("https://id.example/keys"), lw::issuer("https://id.example"), lw::audience("notes")>;
#endif
