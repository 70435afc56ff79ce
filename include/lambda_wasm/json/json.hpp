#pragma once
/// @file
/// Writing values as JSON text and reading them from it (RFC 8259), for every type that crosses.
///
///     std::string text = to_json(order);
///     Result<Order> order = try_from_json<Order>(text);
///
/// | C++ | JSON |
/// |---|---|
/// | string, `std::string_view` | string. On input, a surrogate escape without its other half becomes U+FFFD, and text that is not UTF-8 is refused; on output, bytes that are not UTF-8 become U+FFFD |
/// | bool | `true`, `false` |
/// | integers | number, exact to 64 bits. On input, the value counts and not its notation (`1e3`, `2.0`); it must be in the type's range; 64-bit types also take decimal text (`"9007199254740993"`) |
/// | double, float | number. On input, the nearest value of the type; a number that is too large becomes an infinity. On output, the shortest text that reads back as the same value; infinities and NaN become `null`. Both as in ECMAScript |
/// | described enum | string: the name of the value. On input, every other string is the value that the description marks with `otherwise`, if it does |
/// | `Bytes`, `BytesView` | string of base64 (RFC 4648 section 4). On input, in members of a struct of LAMBDA_WASM_DESCRIBE_EVENT, of either alphabet, with padding or without, and all else that Node.js decodes; or an array of numbers from -128 to 255 |
/// | `std::chrono::sys_time` | string as in RFC 3339, on output in UTC. On input, the offset may lack its colon, as in `+0000` |
/// | `std::chrono::year_month_day` | string as in RFC 3339, full-date: `2024-02-29` |
/// | `std::optional`, `std::unique_ptr` | the value or `null`; an empty member of an object is omitted on output |
/// | one of these in another | the value or `null`, which empties the inner one only; a member that is absent leaves the outer one empty. On output, a member whose outer one is empty is omitted, and is `null` if only the inner one is empty |
/// | `std::vector`, `std::deque`, `std::list`, `std::set`, `std::unordered_set` and containers with their interface | array; on input, sets pass over elements that they have already |
/// | `std::array`, `std::pair`, `std::tuple` | array, of exactly its size |
/// | `OneOrMany` | array; on input also one value |
/// | vector of pairs, `std::map`, `std::unordered_map`, with string keys | object |
/// | described struct | object: a field for each member |
/// | described union with a tag | object: the tag, which names the alternative, and the fields of the alternative |
/// | described union by key | object with one member: the alternative under its name. On input, members that are null do not count |
/// | other `std::variant` | the alternative. On input, the alternative that takes this type of JSON; `std::monostate` is `null` |
/// | types that cross as another (describe_value.hpp) | as that type |
/// | types with an `AnyCodec` | whatever the codec writes and reads |
///
/// Reading a described struct: every field must be present unless it is optional or defaulted. `null` counts as absent (except
/// for an `AnyCodec` type such as nlohmann::json, where it is a value). Keys that are not described are ignored. In members of a
/// struct of LAMBDA_WASM_DESCRIBE_EVENT, elements of lists and values of maps that are null are passed over, unless null is a
/// value of their type.
///
/// Writing: empty optional members are omitted, and so are the keys of a map whose values are empty optionals: after a round trip
/// these keys are missing.
///
/// If a key occurs twice, the last value counts, as in JSON.parse, but every value must fit (a vector of pairs keeps all of
/// them; a union by key refuses other keys that it has seen with a value). Values that no type describes may nest 256 levels deep.

#include <string>
#include <string_view>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/json/buffer.hpp>
#include <lambda_wasm/json/explain.hpp>
#include <lambda_wasm/json/reader.hpp>
#include <lambda_wasm/json/writer.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/storage.hpp>

namespace lambda_wasm {

namespace detail {

[[gnu::noinline, gnu::cold]] inline Failure json_failure(json_text::Scanner& scanner) { return json_text::explain(scanner); }

/// Writes a value of the type that `print` was made for. One function for all types.
[[nodiscard, gnu::noinline]] inline std::string print_text(char* (*print)(json_text::Writer& writer, char* to, const void* value),
                                                           const void* value) {
  json_text::Buffer buffer;
  json_text::Writer writer(buffer);
  buffer.set_end(print(writer, buffer.end(), value));
  return std::string(buffer.view());
}

/// Reads all of a text into a value of the type that `read` was made for. One function for all types. @throws as `from_json`
[[gnu::noinline]] inline void read_text(std::string_view text,
                                        const char* (*read)(json_text::Reader& reader, const char* at, void* value),
                                        void* value) {
  Storage storage;
  json_text::Reader reader(text, storage);
  if (!reader.finish(read(reader, reader.begin(), value))) [[unlikely]]
    raise(json_text::explain(reader));
}

/// As `try_from_json`, for a T that may have files.
template <Crossing T>
[[nodiscard]] Result<T> try_read_json(std::string_view text, Storage& storage) {
  json_text::Reader reader(text, storage);
  Result<T> result{T{}};
  if (!reader.finish(reader.read(reader.begin(), *result))) [[unlikely]]
    return json_failure(reader);
  return result;
}

}  // namespace detail

/// Appends `value` as JSON without white space to `buffer`.
///
/// @throws Error `error_type::invalid_result` if an enum has a value without a name, or a time is outside the years 0000 to 9999
template <Crossing T>
void append_json(json_text::Buffer& buffer, const T& value) {
  detail::refuse_files<detail::facts_of<T>.has_files>();
  buffer.set_end(json_text::Writer(buffer).write(buffer.end(), value));
}

/// Returns `value` as JSON without white space. Throws as `append_json`.
template <Crossing T>
[[nodiscard]] std::string to_json(const T& value) {
  detail::refuse_files<detail::facts_of<T>.has_files>();
  return detail::print_text(
      [](json_text::Writer& writer, char* to, const void* at) { return writer.write(to, *static_cast<const T*>(at)); }, &value);
}

/// Parses all of a JSON text as a T. A leading byte order mark is an error (RFC 8259 section 8.1). The functions that read a
/// body, `request.json` and a fetched response's `json`, skip it.
///
/// A `std::string_view` in the value views `text` if the string has no escapes, otherwise `storage`: the value must not outlive
/// either of them. `text` is not changed.
///
/// @returns the value, or an Error: `error_type::invalid_json`, with the place, if the text is not JSON;
///         `error_type::invalid_value` if it does not fit T, with the count of mismatches and the first `max_mismatches` of them,
///         whose places are JSON pointers
template <Crossing T>
[[nodiscard]] Result<T> try_from_json(std::string_view text, Storage& storage) {
  detail::refuse_files<detail::facts_of<T>.has_files>();
  return detail::try_read_json<T>(text, storage);
}

/// As above, for a T without views.
template <Crossing T>
[[nodiscard]] Result<T> try_from_json(std::string_view text) {
  static_assert(!detail::has_views<T>(),
                "lambda_wasm: a std::string_view in this type would dangle: also pass a Storage to try_from_json and keep it as "
                "long as the value, or make the member a std::string.");
  Storage storage;
  return try_from_json<T>(text, storage);
}

/// As `try_from_json`, but throws the Error.
template <Crossing T>
[[nodiscard]] T from_json(std::string_view text) {
  detail::refuse_files<detail::facts_of<T>.has_files>();
  static_assert(LAMBDA_WASM_EXCEPTIONS || !Crossing<T>,
                "lambda_wasm: from_json throws, but this function is built with EXCEPTIONS none: call try_from_json, which "
                "returns a Result.");
  static_assert(!detail::has_views<T>(),
                "lambda_wasm: a std::string_view in this type would dangle: call try_from_json with a Storage and keep it as "
                "long as the value, or make the member a std::string.");
  // If a static_assert above fails, nothing more is compiled that would fail too.
  if constexpr (LAMBDA_WASM_EXCEPTIONS && !detail::has_views<T>()) {
    T value{};
    detail::read_text(
        text, [](json_text::Reader& reader, const char* at, void* to) { return reader.read(at, *static_cast<T*>(to)); }, &value);
    return value;
  } else {
    __builtin_unreachable();
  }
}

}  // namespace lambda_wasm
