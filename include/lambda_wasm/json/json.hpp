#pragma once
/// @file
/// JSON text from values and values from JSON text (RFC 8259), for every type that crosses.
///
///     std::string text = to_json(order);
///     Result<Order> order = try_from_json<Order>(text);
///
/// | C++ | JSON |
/// |---|---|
/// | string, `std::string_view` | string. Coming in, a surrogate escape without its other half is U+FFFD, and text that is not UTF-8 is refused; going out, what is not UTF-8 becomes U+FFFD |
/// | bool | `true`, `false` |
/// | integers | number, exact to 64 bits. Coming in, its value counts and not its form (`1e3`, `2.0`), it must be in the type's range, and 64-bit types take decimal text (`"9007199254740993"`) too |
/// | double, float | number, the nearest one of that type; the shortest text that reads back. Coming in, one that is too large is an infinity; going out, infinities and NaN are `null`: both as in ECMAScript |
/// | described enum | string: the value's name |
/// | `Bytes` | string of base64 (RFC 4648 section 4) |
/// | `std::chrono::sys_time` | string as in RFC 3339, in UTC going out. Coming in, the offset may lack its colon, as in `+0000` |
/// | `std::optional` | the value or `null`; in an object, going out, nothing |
/// | `std::vector`, `std::array` | array; for `std::array`, of exactly that size |
/// | `OneOrMany` | an array, or one value coming in |
/// | vector of pairs, `std::map`, `std::unordered_map`, with string keys | object |
/// | described struct | object: a field for each member |
/// | types with an `AnyCodec` | what that makes of them |
///
/// Of a described struct every field must be there unless it is optional or defaulted, `null` counts as not there (but is a
/// value to an `AnyCodec`, as that of nlohmann::json), and keys that it does not describe are passed over. Going out, empty
/// optional members are left out, and so are the keys of a map whose values are empty: a map of optionals comes back without
/// them. When a key stands twice, the last one counts, as it does to JSON.parse, and each must fit (a vector of pairs keeps
/// them all). What no type describes may nest 256 deep.

#include <string>
#include <string_view>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/json/buffer.hpp>
#include <lambda_wasm/json/explain.hpp>
#include <lambda_wasm/json/reader.hpp>
#include <lambda_wasm/json/writer.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/storage.hpp>

namespace lambda_wasm {

namespace detail {

[[gnu::noinline, gnu::cold]] inline Failure json_failure(json_text::Scanner& scanner) { return json_text::explain(scanner); }

}  // namespace detail

/// Appends `value` to what is in `buffer`, as JSON without white space.
///
/// @throws Error `error_type::invalid_result` an enum's value without a name, a time outside the years 0000 to 9999
template <Crossing T>
void append_json(json_text::Buffer& buffer, const T& value) {
  buffer.set_end(json_text::Writer(buffer).write(buffer.end(), value));
}

/// `value` as JSON without white space. Fails as `append_json` does.
template <Crossing T>
[[nodiscard]] std::string to_json(const T& value) {
  json_text::Buffer buffer;
  append_json(buffer, value);
  return std::string(buffer.view());
}

/// Reads a T from a JSON text, all of it. A byte order mark before it is no JSON (RFC 8259 section 8.1): what reads a body,
/// `request.json` and a fetched response's `json`, takes it off.
///
/// A `std::string_view` in the value views `text` where the string stands there as it is, else `storage`: the value must not
/// outlive either of them. `text` is not changed.
///
/// @returns the value, or an Error: `error_type::invalid_json` when the text is not JSON, naming the place; otherwise
/// `error_type::invalid_value`, with up to `max_mismatches` wrong places as JSON pointers and the count of all there are
template <Crossing T>
[[nodiscard]] Result<T> try_from_json(std::string_view text, Storage& storage) {
  json_text::Reader reader(text, storage);
  Result<T> result{T{}};
  if (!reader.finish(reader.read(reader.begin(), *result))) [[unlikely]]
    return detail::json_failure(reader);
  return result;
}

/// The same for a T that views nothing.
template <Crossing T>
[[nodiscard]] Result<T> try_from_json(std::string_view text) {
  static_assert(!detail::has_views<T>(),
                "lambda_wasm: a std::string_view in this type would dangle: also pass a Storage to try_from_json and keep it as "
                "long as the value, or make the member a std::string.");
  Storage storage;
  return try_from_json<T>(text, storage);
}

/// The same, for those who want the Error thrown.
template <Crossing T>
[[nodiscard]] T from_json(std::string_view text) {
  static_assert(LAMBDA_WASM_EXCEPTIONS || !Crossing<T>,
                "lambda_wasm: from_json throws, but this function is built with EXCEPTIONS none: call try_from_json, which "
                "returns a Result.");
  static_assert(!detail::has_views<T>(),
                "lambda_wasm: a std::string_view in this type would dangle: call try_from_json with a Storage and keep it as "
                "long as the value, or make the member a std::string.");
  // Of what is refused above nothing is compiled that would be refused too.
  if constexpr (LAMBDA_WASM_EXCEPTIONS && !detail::has_views<T>()) {
    return try_from_json<T>(text).value();
  } else {
    __builtin_unreachable();
  }
}

}  // namespace lambda_wasm
