#include <string>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

struct User {
  std::string sub;
  std::vector<std::string> groups;
};
LAMBDA_WASM_DESCRIBE(User, sub, (groups, "cognito:groups", defaulted))

std::string me(lw::Given<User> user) { return user->sub; }

constexpr auto api = lw::routes(
    lw::jwt<User, lw::rs256, lw::jwks("${ISSUER}/.well-known/jwks.json"), lw::issuer("${ISSUER}"), lw::audience("${CLIENT_ID}")>,
    lw::route<"GET /me", me>);

void forget(lw::Given<User> user) { lw::log::info("{} forgets all", user->sub); }

constexpr auto shared = lw::jwt<User, lw::hs256, lw::key_variable("PARTNER_SECRET")>;
constexpr auto fixed = lw::jwt<User, lw::es256, lw::key_variable("JWT_PUBLIC_KEY")>;

constexpr auto more =
    lw::routes(lw::group<"/partner">(shared, lw::route<"GET", me>), lw::group<"/notes">(fixed, lw::route<"GET", me>),
               lw::group<"/admin">(lw::jwt<User, lw::es256, lw::key_variable("JWT_PUBLIC_KEY"), lw::scope("notes:admin")>,
                                   lw::route<"DELETE /notes", forget>));

}  // namespace

LAMBDA_WASM_EXPORT(tokens, api)
LAMBDA_WASM_EXPORT(moreTokens, more)
