#pragma once

#include <cstddef>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/percent.hpp>

namespace lambda_wasm::detail {

/// Whether names and values of a query are already escaped for a URL.
enum class Escaped { already, not_yet };

/// Returns the query text of names and values, in `storage`: `a=1&b=%C3%B6`.
template <class NamedValues>
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] std::string_view query_text(const NamedValues& values, Escaped escaped, Storage& storage) {
  std::size_t most = 0;
  for (const auto& [name, value] : values) most += 2 + 3 * (name.size() + value.size());
  if (most == 0) return {};
  char* const begin = storage.allocate(most);
  char* to = begin;
  const auto put = [&](std::string_view text) {
    to = escaped == Escaped::not_yet ? text::encode_percent(text, to) : to + text.copy(to, text.size());
  };
  for (const auto& [name, value] : values) {
    if (to != begin) *to++ = '&';
    put(name);
    *to++ = '=';
    put(value);
  }
  storage.shrink_last(to);
  return {begin, static_cast<std::size_t>(to - begin)};
}

}  // namespace lambda_wasm::detail
