// Keys that anyone on the way can replace.
// REJECT SAYS The URL of lw::jwks begins with https:// or with a variable that does, as anyone on the way could replace the keys of http://; only http://localhost is taken, for tests.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct User {
  std::string sub;
};
LAMBDA_WASM_DESCRIBE(User, sub)

#ifdef ACCEPT
inline constexpr auto signed_in =
    lw::jwt<User, lw::es256, lw::jwks("http://localhost:8080/keys"), lw::issuer("id"), lw::audience("notes")>;
#endif
#ifdef REJECT
inline constexpr auto signed_in =
    lw::jwt<User, lw::es256, lw::jwks("http://localhost.example/keys"), lw::issuer("id"), lw::audience("notes")>;
#endif
