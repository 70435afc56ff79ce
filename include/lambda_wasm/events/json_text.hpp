#pragma once

#include <string_view>

#include <lambda_wasm/describe_value.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/storage.hpp>

namespace lambda_wasm::events {

/// A string of an event that holds JSON text, to be read as a T.
template <class T>
struct JsonText {
  std::string_view text;  ///< As it came.

  /// Reads the text as a T, as `try_from_json` does. Views in it are valid until the result of the invocation is delivered.
  [[nodiscard]] Result<T> parse() const { return parse_into(host::storage()); }
  /// As `parse`, with views that are valid as long as the storage and this text.
  [[nodiscard]] Result<T> parse_into(Storage& storage) const { return try_from_json<T>(text, storage); }

  friend bool operator==(const JsonText&, const JsonText&) = default;

  LAMBDA_WASM_DESCRIBE_VALUE(JsonText, text)
};

}  // namespace lambda_wasm::events
