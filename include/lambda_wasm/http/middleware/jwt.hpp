#pragma once
/// @file
/// JSON Web Tokens (RFC 7519) as bearer tokens (RFC 6750):
///
///     constexpr auto signed_in = lw::jwt<User, lw::rs256, lw::key_variable("JWT_PUBLIC_KEY"), lw::issuer("https://id.example")>;
///     constexpr auto api = lw::routes(signed_in, lw::route<"GET /me", [](lw::Given<User> user) { return user->name; }>);

#include <algorithm>
#include <concepts>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/detail/held.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/host/token.hpp>
#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/endpoint.hpp>
#include <lambda_wasm/http/route/middleware.hpp>
#include <lambda_wasm/http/route/notes.hpp>
#include <lambda_wasm/http/routed_reply.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/awaiter.hpp>
#include <lambda_wasm/task/cancelled.hpp>
#include <lambda_wasm/text/trimmed.hpp>
#include <lambda_wasm/wire/checked.hpp>
#include <lambda_wasm/wire/reader.hpp>

namespace lambda_wasm {

namespace detail {

enum class JwtText : std::uint8_t { algorithm, variable, key_set, issuer, audience, scope };

/// An option of `jwt` that is a text.
template <JwtText kind, std::size_t Size>
struct JwtOption {
  static constexpr JwtText jwt_kind = kind;
  FixedText<Size> text;
};
struct JwtLeeway {
  std::uint32_t jwt_seconds;
};

/// What an option of `jwt` says.
template <auto option>
struct JwtOptionOf {
  using Type = std::remove_cvref_t<decltype(option)>;
  static constexpr bool is_function = requires {
    { option() } -> std::convertible_to<std::string_view>;
  };
  static constexpr bool is_text = requires { Type::jwt_kind; };
  static constexpr bool is_leeway = std::same_as<Type, JwtLeeway>;
  static constexpr bool is_one = is_function || is_text || is_leeway;

  static constexpr bool is(JwtText kind) {
    if constexpr (is_text) return Type::jwt_kind == kind;
    return false;
  }
  static constexpr std::string_view text() {
    if constexpr (is_text) return option.text.view();
    return {};
  }
  static constexpr std::uint32_t seconds() {
    if constexpr (is_leeway) return option.jwt_seconds;
    return 0;
  }
  /// A text that stands in JSON and in headers as it is.
  static constexpr bool is_plain = [] {
    for (const char character : text()) {
      if (character < ' ' || character > '~' || character == '"' || character == '\\') return false;
    }
    return !is_text || !text().empty();
  }();
  /// Each `${` begins a `${NAME}`.
  static constexpr bool has_variables = [] {
    const std::string_view name = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
    std::string_view rest = text();
    for (std::size_t at = rest.find("${"); at != std::string_view::npos; at = rest.find("${")) {
      rest.remove_prefix(at + 2);
      const std::size_t size = (std::min)(rest.find_first_not_of(name), rest.size());
      if (size == 0 || size == rest.size() || rest[size] != '}') return false;
    }
    return true;
  }();
  /// A URL that may lead to keys: `http:` only at this machine, for tests. tokens.mjs checks it with the values of its variables.
  static constexpr bool is_safe_url = [] {
    const auto is_at = [](std::string_view host) {
      return text().starts_with(host) &&
             (text().size() == host.size() || text()[host.size()] == ':' || text()[host.size()] == '/');
    };
    return text().starts_with("https://") || text().starts_with("${") || is_at("http://localhost") || is_at("http://127.0.0.1") ||
           is_at("http://[::1]");
  }();
};

/// The token of a request; without a data pointer if it has none.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline std::string_view bearer_token(RouteCall& call) {
  const std::string_view header = RequestAccess::sent_header<"authorization">(call.request);
  if (!is_same_header(header.substr(0, 7), "bearer ")) return {};
  return text::trimmed(header.substr(7));
}

/// Replies to a request whose token was not valid (RFC 6750 section 3). @param scopes  of a challenge
[[LAMBDA_WASM_DETAIL_COLD]] inline void refuse_token(RouteCall& call, host::TokenOutcome outcome, std::string_view unscoped) {
  using host::TokenOutcome;
  if (outcome == TokenOutcome::unavailable) return call.refuse(503, "The keys that verify tokens cannot be fetched.");
  constexpr std::string_view details[] = {"The request needs a bearer token.",          "The token is not valid.",
                                          "The token has expired or is not valid yet.", "The token is not meant for this API.",
                                          "The claims of the token do not fit.",        "The token lacks a scope."};
  const bool is_unscoped = outcome == TokenOutcome::unscoped;
  Held<RoutedReply> held{{{is_unscoped ? 403 : 401}, details[static_cast<std::size_t>(outcome)], true}};
  held.value.head.headers.append("www-authenticate", outcome == TokenOutcome::valid ? "Bearer"
                                                     : is_unscoped                  ? unscoped
                                                                                    : R"(Bearer error="invalid_token")");
  call.reply(held.value);
}

/// Waits until keys were fetched.
class KeysAwaiter : public HostAwaiter {
 public:
  explicit KeysAwaiter(const char* rules) : rules_(rules) {}
  void await_suspend(std::coroutine_handle<> waiting) noexcept {
    if (Wait* const wait = begin(waiting)) host::fetch_keys(rules_, *wait);
  }
  void await_resume() const { check_cancelled(ended()); }

 private:
  const char* rules_;
};
inline Task<> keys_of(const char* rules) { co_await KeysAwaiter(rules); }

}  // namespace detail

/// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 section 3.3): verified by a public key of RSA with at least 2048 bits.
inline constexpr detail::JwtOption<detail::JwtText::algorithm, 6> rs256{"RS256"};
/// RSASSA-PSS with SHA-256 (RFC 7518 section 3.5): verified by a public key of RSA with at least 2048 bits.
inline constexpr detail::JwtOption<detail::JwtText::algorithm, 6> ps256{"PS256"};
/// ECDSA with P-256 and SHA-256 (RFC 7518 section 3.4): verified by a public key of P-256.
inline constexpr detail::JwtOption<detail::JwtText::algorithm, 6> es256{"ES256"};
/// Ed25519 (RFC 8037): verified by a public key of Ed25519.
inline constexpr detail::JwtOption<detail::JwtText::algorithm, 6> eddsa{"EdDSA"};
/// HMAC with SHA-256 (RFC 7518 section 3.2): verified by the secret that made the token, of at least 32 bytes.
inline constexpr detail::JwtOption<detail::JwtText::algorithm, 6> hs256{"HS256"};

/// The environment variable with the key: a public key as PEM, in which `\n` may stand for a line break, or as a JWK (RFC 7517); or the
/// secret of `hs256`.
template <std::size_t Size>
[[nodiscard]] consteval detail::JwtOption<detail::JwtText::variable, Size> key_variable(const char (&name)[Size]) {
  return {name};
}
/// The URL of a JWK Set (RFC 7517), whose keys are fetched when they are first needed, and kept. It is of `https:`, or of this machine
/// for tests. Needs an `issuer` and an `audience`. @see jwt
template <std::size_t Size>
[[nodiscard]] consteval detail::JwtOption<detail::JwtText::key_set, Size> jwks(const char (&url)[Size]) {
  return {url};
}
/// An issuer whose tokens are taken: the claim `iss`.
template <std::size_t Size>
[[nodiscard]] consteval detail::JwtOption<detail::JwtText::issuer, Size> issuer(const char (&name)[Size]) {
  return {name};
}
/// An audience that tokens must be for: one in the claim `aud` or, in a token without it, the claim `client_id`, which access tokens of
/// Amazon Cognito have instead.
template <std::size_t Size>
[[nodiscard]] consteval detail::JwtOption<detail::JwtText::audience, Size> audience(const char (&name)[Size]) {
  return {name};
}
/// A scope that tokens must have, in the claim `scope` (RFC 8693 section 4.2) or `scp`; otherwise the reply is a 403.
template <std::size_t Size>
[[nodiscard]] consteval detail::JwtOption<detail::JwtText::scope, Size> scope(const char (&name)[Size]) {
  return {name};
}
/// By how many seconds the clock of an issuer may differ: 60 without this option.
[[nodiscard]] consteval detail::JwtLeeway leeway(std::uint32_t seconds) { return {seconds}; }

/// Verifies bearer tokens. @see jwt
template <class Claims, auto... options>
struct Jwt : detail::Middleware {
 private:
  using Kind = detail::JwtText;
  template <auto option>
  using Option = detail::JwtOptionOf<option>;
  static constexpr std::size_t count(Kind kind) { return (std::size_t{0} + ... + (Option<options>::is(kind) ? 1U : 0U)); }
  /// The text of an option, if it is of this kind.
  template <auto option>
  static constexpr std::string_view text_as(Kind kind) {
    return Option<option>::is(kind) ? Option<option>::text() : std::string_view();
  }
  static constexpr std::string_view text(Kind kind) {
    std::string_view found;
    for (const std::string_view each : {text_as<options>(kind)..., std::string_view()}) {
      if (!each.empty()) found = each;
    }
    return found;
  }

  static constexpr bool is_known = (Option<options>::is_one && ...);
  static constexpr std::size_t functions = (std::size_t{0} + ... + (Option<options>::is_function ? 1U : 0U));
  static constexpr bool has_key_set = count(Kind::key_set) != 0;
  static_assert(
      is_known,
      "An option of lw::jwt is lw::rs256, lw::es256, lw::hs256, lw::ps256 or lw::eddsa; lw::key_variable(\"JWT_KEY\"), "
      "lw::jwks(\"https://…\") or a function that returns the key; lw::issuer(\"…\"), lw::audience(\"…\"), lw::scope(\"…\") "
      "or lw::leeway(60).");
  static_assert(!is_known || count(Kind::algorithm) == 1,
                "lw::jwt takes tokens of one algorithm, whatever they say: write lw::rs256, lw::es256, lw::hs256, lw::ps256 or "
                "lw::eddsa once.");
  static_assert(
      !is_known || count(Kind::variable) + count(Kind::key_set) + functions == 1,
      "lw::jwt needs one source of keys: write lw::key_variable(\"JWT_KEY\"), lw::jwks(\"https://…\") or a function that "
      "returns the key.");
  static_assert(!has_key_set || text(Kind::algorithm) != "HS256",
                "A JWK Set has public keys, but lw::hs256 needs a secret: write lw::key_variable(\"JWT_SECRET\").");
  static_assert(
      !has_key_set || (count(Kind::issuer) != 0 && count(Kind::audience) != 0),
      "An issuer signs tokens for all of its audiences by the same keys: with lw::jwks, write lw::issuer(\"https://…\") and "
      "lw::audience(\"…\").");
  static_assert(
      ((!Option<options>::is(Kind::key_set) || Option<options>::is_safe_url) && ...),
      "The URL of lw::jwks begins with https:// or with a variable that does, as anyone on the way could replace the keys "
      "of http://; only http://localhost is taken, for tests.");
  static_assert(((Option<options>::is_leeway ? 1 : 0) + ... + 0) <= 1, "lw::jwt takes one lw::leeway.");
  static_assert((Option<options>::is_plain && ...),
                "The texts of lw::jwt are printable ASCII without quotes and backslashes, and not empty.");
  static_assert(
      (Option<options>::has_variables && ...),
      "In a text of lw::jwt, ${ begins the name of an environment variable, of letters, digits and underscores, which ends "
      "with }: write lw::issuer(\"${ISSUER}\").");
  static_assert(Crossing<Claims>, "The claims of lw::jwt must be a described struct: write LAMBDA_WASM_DESCRIBE for it.");

  // A list of JSON: tokens.mjs has the format.
  static constexpr std::string_view rules = detail::constant_text<decltype([](auto& put) {
    const auto put_one = [&](std::string_view value) {
      put('"');
      detail::put_text(put, value);
      put('"');
    };
    const auto put_list = [&](Kind kind) {
      detail::put_text(put, ",[");
      detail::put_joined(put, {text_as<options>(kind)...}, ",", put_one);
      put(']');
    };
    put('[');
    put_one(text(Kind::algorithm));
    put(',');
    detail::put_decimal(put, (Option<options>::is_leeway || ...) ? (std::uint32_t{0} + ... + Option<options>::seconds()) : 60);
    put_list(Kind::issuer);
    put_list(Kind::audience);
    put_list(Kind::scope);
    put(',');
    put_one(text(Kind::variable));
    put(',');
    put_one(text(Kind::key_set));
    put(']');
  })>;
  static constexpr std::string_view unscoped = detail::constant_text<decltype([](auto& put) {
    if constexpr (count(Kind::scope) != 0) {
      detail::put_text(put, "Bearer error=\"insufficient_scope\"");
      // The value of a variable is not known here, and its name is not the caller's business.
      if constexpr (((text_as<options>(Kind::scope).find("${") == std::string_view::npos) && ...)) {
        detail::put_text(put, ", scope=\"");
        detail::put_joined(put, {text_as<options>(Kind::scope)...}, " ",
                           [&](std::string_view each) { detail::put_text(put, each); });
        put('"');
      }
    }
  })>;

  static void start(detail::RouteCall& call, std::size_t index) {
    const std::string_view token = detail::bearer_token(call);
    if (token.data() == nullptr) return detail::refuse_token(call, host::TokenOutcome::valid, {});
    verify_with(call, index, {rules, token, {}, detail::codec_text<Claims>.data()}, std::bool_constant < functions != 0 > {});
  }
  // The key of a function is a view of what it returns.
  static void verify_with(detail::RouteCall& call, std::size_t index, host::Token token, std::true_type /*has_function*/) {
    const auto verify_by = [&]<auto option>() {
      if constexpr (Option<option>::is_function) {
        const auto& key = option();
        token.key = key;
        verify_with(call, index, token, std::false_type{});
      }
    };
    (verify_by.template operator()<options>(), ...);
  }
  static void verify_with(detail::RouteCall& call, std::size_t index, const host::Token& token,
                          std::false_type /*has_function*/) {
    host::Message message;
    host::TokenOutcome outcome = host::verify_token(token, message);
    if (outcome == host::TokenOutcome::valid) {
      Claims& claims = call.keep<Claims>();
      if constexpr (detail::has_constraints<Claims>()) {
        if (wire::read_checked(message, claims).is_found()) outcome = host::TokenOutcome::unfit;
      } else {
        wire::Reader(message).read_into(claims);
      }
      call.given[index] = &claims;
      if (outcome == host::TokenOutcome::valid) return;
    }
    if constexpr (has_key_set) {
      if (outcome == host::TokenOutcome::pending) {
        call.pending_index = index;
        return detail::wait_for(call, detail::keys_of(rules.data()),
                                [](detail::RouteCall& waiting, std::coroutine_handle<> task) {
                                  detail::promise_of<void>(task).take();
                                  start(waiting, waiting.pending_index);
                                });
      }
    }
    detail::refuse_token(call, outcome, unscoped);
  }

 public:
  /// @internal
  using GivenType = Claims;
  /// @internal
  using Notes = std::conditional_t<
      has_key_set,
      std::conditional_t<count(Kind::scope) != 0, detail::NoteList<bearer("JWT"), fails(403), fails(503)>,
                         detail::NoteList<bearer("JWT"), fails(503)>>,
      std::conditional_t<count(Kind::scope) != 0, detail::NoteList<bearer("JWT"), fails(403)>, detail::NoteList<bearer("JWT")>>>;
  /// @internal
  static constexpr bool waits = has_key_set;
  /// @internal
  static constexpr detail::RouteStep step{&start, nullptr, nullptr};
};

/// Verifies the bearer token of each request of its list (RFC 6750), a JSON Web Token (RFC 7519), and gives its claims to handlers that
/// take a `Given<Claims>`: a described struct with those that they need.
///
/// The options are one algorithm, such as `rs256`: a token of another one is refused. One source of keys: `key_variable("JWT_KEY")`;
/// `jwks("https://…")`; or a function without parameters that returns the key as a text, which is called for each token. Then
/// `issuer("…")` and `audience("…")`, of each one or more; `scope("…")`, all of which a token must have; and `leeway(60)`.
///
/// In a text, `${NAME}` is the value of an environment variable, which must not be empty: `issuer("${ISSUER}")`,
/// `jwks("${ISSUER}/.well-known/jwks.json")`.
///
/// A token must have `exp`, and `exp` and `nbf` must fit the time. `crit` is refused. The reply to a request without a token is a 401 with
/// `www-authenticate: Bearer`; to one with a token that is not valid, with `Bearer error="invalid_token"`; and to one whose token lacks
/// a scope a 403 with `error="insufficient_scope"`. A key that does not suit the algorithm, or is missing, fails the invocation.
///
/// The keys of a JWK Set are fetched again after ten minutes, while they go on to serve, and for a `kid` that they lack, at most every 30
/// seconds; requests that need such a key wait for the same fetch, of 5 seconds at most. If the issuer does not answer, the keys serve up
/// to an hour; after that, or without keys, the reply is a 503, and a second later the next request fetches them again.
///
/// Node.js verifies; its module is loaded for the first token. A native build takes no token, but `testing::reply` takes the
/// `claims` of a request.
template <class Claims, auto... options>
inline constexpr Jwt<Claims, options...> jwt{};

}  // namespace lambda_wasm
