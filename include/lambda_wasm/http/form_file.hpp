#pragma once

#include <string_view>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/describe.hpp>

namespace lambda_wasm {

/// A file of a form (RFC 7578). A member of the struct of a `Form` may be a FormFile, an optional one or a vector of them. It stands
/// nowhere else.
///
/// The views are valid as long as the call.
struct FormFile {
  /// The name that the sender gives the file, as it is: it may be empty, and may have slashes and `..`. Do not use it as a path.
  std::string_view name;
  /// The content-type that the sender gives the file: a claim, not a fact. `text/plain` if it gives none.
  std::string_view type;
  /// The content, within the body of the request. May be empty.
  BytesView bytes;

  /// @internal
  static constexpr bool is_file_of_form = true;
  /// @internal
  friend constexpr auto lambda_wasm_describe(const FormFile*) {
    return detail::StructDescription<FormFile, detail::StructRule(detail::Strictness::strict)>{};
  }
  /// @internal
  static constexpr void put_own_schema(auto& put) {
    put.member("type", "string");
    put.member("contentMediaType", "application/octet-stream");
  }
};

}  // namespace lambda_wasm
