#pragma once
/// @file
/// The form of a reply that the request asks for, in Wasm: JavaScript decides it (cmake/javascript/runtime/negotiate.mjs, compress.mjs and
/// files.mjs).

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <tuple>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/edge/record.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/header_bytes.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/request_parts.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/wire/reader.hpp>

extern "C" {
// Returns 0 without that header; otherwise the message has its value.
std::uint32_t lambda_wasm_rare_header(const char* name, std::uint32_t size);

// Whether If-None-Match has an entity tag.
std::uint32_t lambda_wasm_knows_tag(const char* tag, std::uint32_t size);

// Compresses a body to `to`, which has room for one byte less, or begins to compress the running invocation's stream, whose `to` is null. The
// message has the names and values of all headers, which may be others now, and ends with an empty text. Returns the compressed size; 0 if the
// body stays, and -1 if there is no message.
std::int32_t lambda_wasm_compress(const char* headers, const char* headers_end, const char* body, std::uint32_t size, char* to);

// Finds a file of the package. Returns 0 if the part of the routes whose path has the size `within` has none; otherwise the message has the
// texts of a FoundFile.
std::uint32_t lambda_wasm_file(const char* path, std::uint32_t size, std::uint32_t within);
}

namespace lambda_wasm::request_part {

inline FoundFile file(std::string_view path, std::size_t within) {
  const auto size = static_cast<std::uint32_t>(path.size());
  if (lambda_wasm_file(path.data(), size, static_cast<std::uint32_t>(within)) == 0) return {};
  wire::Reader reader(edge::current().message());
  return {reader.text(), reader.text()};
}

[[LAMBDA_WASM_DETAIL_SMALL]] inline std::string_view rare_header(const Request& /*request*/, const char* name) {
  if (lambda_wasm_rare_header(name, static_cast<std::uint32_t>(std::strlen(name))) == 0) return {};
  return wire::Reader(edge::current().message()).text();
}

[[LAMBDA_WASM_DETAIL_SMALL]] inline std::string_view sent_header(const Request& request, const detail::LiteralHeader& literal,
                                                                 const char* name) {
  return literal.invocation == edge::current().number() ? literal.value : rare_header(request, name);
}

inline bool knows_tag(const Request& /*request*/, std::string_view tag) {
  return lambda_wasm_knows_tag(tag.data(), static_cast<std::uint32_t>(tag.size())) != 0;
}

inline std::string_view compress(const Request& /*request*/, Headers& headers, std::string_view body) {
  const detail::HeaderBytes& bytes = detail::HeadersAccess::bytes(headers);
  char* const to = body.data() == nullptr ? nullptr : host::storage().allocate(body.size());
  const std::int32_t size =
      lambda_wasm_compress(bytes.begin(), bytes.end(), body.data(), static_cast<std::uint32_t>(body.size()), to);
  if (size < 0) return body;
  wire::Reader reader(edge::current().message());
  detail::HeadersAccess::clear(headers);
  for (std::string_view name; !(name = reader.text()).empty();) headers.append(name, reader.text());
  return size == 0 ? body : std::string_view(to, static_cast<std::uint32_t>(size));
}

/// For files that include only the headers of routes: see host::definitions.
[[gnu::weak]] extern constinit const std::tuple form_definitions{file, rare_header, sent_header, knows_tag, compress};

}  // namespace lambda_wasm::request_part
