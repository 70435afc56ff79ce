// Routes for callers with JSON Web Tokens, of every algorithm and with every source of keys.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>

namespace tokens {

namespace lw = lambda_wasm;

struct Caller {
  std::string sub;
  std::string_view name;
  std::uint8_t level = 0;
};
LAMBDA_WASM_DESCRIBE(Caller, sub, (name, defaulted), (level, defaulted, maximum(9)))

inline std::string show(lw::Given<Caller> caller) {
  return caller->sub + "|" + std::string(caller->name) + "|" + std::to_string(caller->level);
}
inline std::string_view secret() { return "a secret of 32 bytes and a few more"; }

template <auto... options>
inline constexpr auto rules =
    lw::jwt<Caller, lw::issuer("https://id.example"), lw::audience("notes"), lw::audience("shop"), options...>;

inline constexpr auto routes = lw::group<"/tokens">(
    lw::group<"/rs256">(rules<lw::rs256, lw::key_variable("RSA_KEY")>, lw::route<"GET", show>),
    lw::group<"/ps256">(rules<lw::ps256, lw::key_variable("RSA_KEY")>, lw::route<"GET", show>),
    lw::group<"/es256">(rules<lw::es256, lw::key_variable("EC_KEY"), lw::leeway(0)>, lw::route<"GET", show>),
    lw::group<"/eddsa">(rules<lw::eddsa, lw::key_variable("ED_KEY")>, lw::route<"GET", show>),
    lw::group<"/hs256">(rules<lw::hs256, secret>, lw::route<"GET", show>),
    lw::group<"/variable">(rules<lw::hs256, lw::key_variable("SECRET")>, lw::route<"GET", show>),
    lw::group<"/scoped">(rules<lw::hs256, secret, lw::scope("read"), lw::scope("write")>, lw::route<"GET", show>),
    lw::group<"/named">(rules<lw::hs256, secret, lw::scope("read"), lw::scope("${STAGE}:write")>, lw::route<"GET", show>),
    lw::group<"/jwks">(lw::jwt<Caller, lw::es256, lw::jwks("${ISSUER}/keys"), lw::issuer("${ISSUER}"), lw::audience("notes")>,
                       lw::route<"GET", show>));

}  // namespace tokens
