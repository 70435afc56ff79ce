// Claims that are no described struct.
// REJECT SAYS The claims of lw::jwt must be a described struct: write LAMBDA_WASM_DESCRIBE for it.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct User {
  std::string sub;
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(User, sub)
#endif
inline constexpr auto signed_in = lw::jwt<User, lw::rs256, lw::key_variable("JWT_KEY")>;
