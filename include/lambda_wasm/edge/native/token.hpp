#pragma once
/// @file
/// Defines the native edge's functions of host/token.hpp.

#include <cstdlib>

#include <lambda_wasm/edge/native/invocation.hpp>
#include <lambda_wasm/edge/native/json.hpp>
#include <lambda_wasm/edge/native/schema.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/host/token.hpp>

namespace lambda_wasm::host {

[[gnu::used]] inline TokenOutcome verify_token(const Token& token, Message& claims) {
  edge::detail::Invocation& invocation = edge::detail::running_invocation("the claims of a token");
  const edge::detail::JsonDocument document(token.text);
  if (!invocation.takes_claims || !document.problem().empty()) return TokenOutcome::invalid;
  claims = invocation.message_of(document.root(), edge::detail::codec_schema(token.codec));
  return claims.fits ? TokenOutcome::valid : TokenOutcome::unfit;
}
[[gnu::used]] inline void fetch_keys(const char* /*rules*/, detail::Wait& /*wait*/) { std::abort(); }  // no outcome is `pending`

}  // namespace lambda_wasm::host
