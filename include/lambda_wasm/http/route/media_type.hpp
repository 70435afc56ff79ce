#pragma once

#include <cstddef>
#include <string_view>

#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/text/trimmed.hpp>

namespace lambda_wasm::detail {

/// A media type (RFC 9110 section 8.3.1) without its parameters. Compares without regard to letter case.
struct MediaType {
  std::string_view name;
  friend bool operator==(const MediaType& type, std::string_view other) noexcept { return is_same_header(type.name, other); }
};

[[nodiscard]] inline MediaType media_type_of(std::string_view content_type) noexcept {
  return {text::trimmed(content_type.substr(0, content_type.find(';')))};
}

/// Whether it is JSON: `application/json`, or a type with the suffix `+json` (RFC 6839 section 3.1).
[[nodiscard, gnu::noinline]] inline bool is_json_media_type(std::string_view content_type) noexcept {
  const MediaType type = media_type_of(content_type);
  constexpr std::string_view suffix = "+json";
  return type == "application/json" ||
         (type.name.size() > suffix.size() && is_same_header(type.name.substr(type.name.size() - suffix.size()), suffix));
}

}  // namespace lambda_wasm::detail
