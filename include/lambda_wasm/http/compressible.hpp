#pragma once

#include <string_view>

#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/named_values.hpp>

namespace lambda_wasm::detail {

/// Whether the body of a reply with these headers may be compressed, and becomes much smaller: texts, JSON, XML, JavaScript and Wasm. In Wasm
/// JavaScript decides that (cmake/javascript/runtime/compress.mjs); tests/vectors/compressible.json checks both.
[[nodiscard]] inline bool is_compressible(const Headers& headers) {
  const auto value_of = [&](std::string_view name) { return headers.get(name).value_or(std::string_view()); };
  if (headers.get("content-encoding") || value_of("cache-control").find("no-transform") != std::string_view::npos) return false;
  const std::string_view content_type = value_of("content-type"), type = content_type.substr(0, content_type.find(';'));
  if (is_same_header(type.substr(0, 5), "text/")) return true;
  const std::size_t mark = type.find_last_of("/+");
  if (mark == std::string_view::npos) return false;
  const std::string_view suffix = type.substr(mark + 1, type.find_last_not_of(' ') - mark);
  const auto is = [&](std::string_view known) { return is_same_header(suffix, known); };
  return is("json") || is("xml") || is("javascript") || is("wasm");
}

}  // namespace lambda_wasm::detail
