#include <chrono>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;
using namespace std::chrono_literals;

namespace {

struct Login {
  std::string user;
  std::string password;
};
LAMBDA_WASM_DESCRIBE(Login, user, password)

lw::Response login(const lw::Request& request) {
  const auto form = request.json<Login>();  // a body that does not fit is answered with 400 or 422
  const std::string_view language = request.header<"accept-language">().value_or("en");
  if (request.cookies.get("session")) return {204};

  lw::Response response{200, "Welcome, " + form.user, {{"content-type", "text/plain; charset=utf-8"}}};
  response.headers.append("content-language", language.substr(0, 2));
  response.cookies.push_back({.name = "session", .value = "5f3a", .max_age = 8h, .secure = true, .http_only = true});
  return response;
}

struct Claims {
  std::string sub;
};
LAMBDA_WASM_DESCRIBE_EVENT(Claims, sub)
struct Jwt {
  Claims claims;
};
LAMBDA_WASM_DESCRIBE_EVENT(Jwt, claims)
struct Authorizer {
  Jwt jwt;
};
LAMBDA_WASM_DESCRIBE_EVENT(Authorizer, jwt)
struct RequestContext {
  Authorizer authorizer;
};
LAMBDA_WASM_DESCRIBE_EVENT(RequestContext, authorizer)
struct Authorized {
  RequestContext context;
};
LAMBDA_WASM_DESCRIBE_EVENT(Authorized, (context, "requestContext"))

std::string who(const lw::Request& request) { return request.event<Authorized>().context.authorizer.jwt.claims.sub; }

}  // namespace

LAMBDA_WASM_EXPORT(login, login)
LAMBDA_WASM_EXPORT(who, who)
