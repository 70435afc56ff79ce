#pragma once

#include <string_view>

#include <lambda_wasm/describe_value.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/text/percent.hpp>

namespace lambda_wasm::events {

/// The key of an object as Amazon S3 writes it into events: with `+` for spaces and `%XX` for other bytes. The functions of S3 take
/// the decoded key.
struct S3Key {
  std::string_view text;  ///< As it came: encoded.

  /// The key itself. It is valid until the result of the invocation is delivered.
  [[nodiscard]] std::string_view decoded() const { return lambda_wasm::text::decode_urlencoded(text, host::storage()); }

  friend bool operator==(const S3Key&, const S3Key&) = default;
};
LAMBDA_WASM_DESCRIBE_VALUE(S3Key, text)

}  // namespace lambda_wasm::events
