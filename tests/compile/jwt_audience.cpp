// Keys that sign tokens for other audiences too.
// REJECT SAYS An issuer signs tokens for all of its audiences by the same keys: with lw::jwks, write lw::issuer("https://…") and lw::audience("…").
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
inline constexpr auto signed_in = lw::jwt<User, lw::es256, lw::jwks("https://id.example/keys"), lw::issuer("https://id.example")>;
#endif
