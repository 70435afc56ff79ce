#pragma once
/// @file
/// Headers that a program names: `request.header<"host">()`. In Wasm the query crosses in the same way, under the name `:query`,
/// which no header has.

#include <cstdint>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/schema.hpp>

namespace lambda_wasm::detail {

/// A header that the program names, and its value if that has crossed with the request (edge/http.hpp).
struct LiteralHeader {
  std::string_view value;
  std::uint32_t invocation = 0;  ///< the number of the invocation to which the value belongs
};

/// JavaScript identifies the header by the address of this object. `header_marker` follows, by which the build finds it, and then
/// `Name`, which is in lower case.
template <FixedText Name>
struct MarkedLiteralHeader {
  LiteralHeader header;
  char name[header_marker.size() + sizeof Name.text]{};

  consteval MarkedLiteralHeader() {
    header_marker.copy(name, header_marker.size());
    Name.view().copy(name + header_marker.size(), Name.view().size());
  }
};

template <FixedText Name>
inline constinit MarkedLiteralHeader<Name> literal_header;

}  // namespace lambda_wasm::detail
