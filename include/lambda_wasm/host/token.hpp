#pragma once
/// @file
/// Verifies JSON Web Tokens (RFC 7519) outside of the program: for http/middleware/jwt.hpp.

#include <cstdint>
#include <string_view>

#include <lambda_wasm/host/pull.hpp>

namespace lambda_wasm::detail {
struct Wait;
}

namespace lambda_wasm::host {

/// What comes of a token.
enum class TokenOutcome : std::uint32_t {
  valid,
  invalid,      ///< it is no token, or its signature is wrong
  expired,      ///< or not valid yet
  foreign,      ///< of another issuer, or for another audience
  unfit,        ///< its claims do not fit the type
  unscoped,     ///< it lacks a scope
  unavailable,  ///< the keys cannot be fetched
  pending,      ///< the keys must be fetched first
};

/// A token to verify. The views are valid during the call.
struct Token {
  std::string_view rules;  ///< a constant, by whose address JavaScript knows them: tokens.mjs has the format
  std::string_view text;
  std::string_view key;  ///< a null data pointer if the rules say where it is
  const char* codec;     ///< a `detail::codec_text` of the claims
};

/// Verifies a token. If it is valid, `claims` is the message of its claims. Each edge defines it; the native edge knows no
/// cryptography, and takes only claims from `testing::reply`.
TokenOutcome verify_token(const Token& token, Message& claims);

/// Completes `wait` when the keys of these rules were fetched, or could not be. Each edge defines it.
void fetch_keys(const char* rules, detail::Wait& wait);

}  // namespace lambda_wasm::host
