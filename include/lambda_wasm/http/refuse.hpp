#pragma once

#include <cstddef>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/join.hpp>

namespace lambda_wasm::detail {

/// Returns a received text for a message: in quotes, at most 32 characters, with `?` for each character that is not printable
/// ASCII. Valid until the invocation's result is delivered.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline std::string_view shown(std::string_view text) {
  constexpr std::size_t most = 32;
  char printable[most];
  std::size_t size = 0;
  bool has_more = false;
  for (const char byte : text) {
    if ((byte & 0xc0) == 0x80) continue;  // a continuation byte
    has_more = size == most;
    if (has_more) break;
    printable[size++] = byte < ' ' || byte > '~' ? '?' : byte;
  }
  return text::join(host::storage(), {"\"", {printable, size}, has_more ? "…\"" : "\""});
}

/// Throws the error of an invalid part of a response: `what` the part is, `text`, its name or value, and `why` it is invalid.
[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void refuse(std::string_view what, std::string_view text, std::string_view why) {
  raise(error_type::invalid_response, text::join(host::storage(), {"The response's ", what, " ", shown(text), " ", why, "."}));
}

}  // namespace lambda_wasm::detail
