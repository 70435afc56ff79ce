#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <lambda_wasm/kinds/optional.hpp>
#include <lambda_wasm/kinds/part.hpp>

namespace lambda_wasm {

namespace detail {

/// A value that may be empty, or have an empty value: absent, or null.
template <class T>
concept NullableKind = OptionalKind<T> && OptionalKind<OptionalValue<T>>;

template <NullableKind T>
using NullableValue = OptionalValue<OptionalValue<T>>;

}  // namespace detail

namespace kinds {

/// An optional of an optional tells apart what is absent (the outer one is empty), null (the inner one is empty) and a value.
struct Nullable : Holder {
  using Example = std::optional<std::optional<bool>>;
  template <class T>
  static constexpr bool takes = detail::NullableKind<T>;
  static constexpr std::string_view letters = "~";
  template <class T>
  using Parts = TypeList<detail::NullableValue<T>>;
  template <class T>
  static constexpr std::uint32_t json_types =
      json_type::null | Kind<detail::NullableValue<T>>::template json_types<detail::NullableValue<T>>;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put('~');
    put.template schema<detail::NullableValue<T>>();
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    put.template members_or_null<detail::NullableValue<T>>(put.take_keywords());
  }

  template <class T>
  static void read(auto& reader, T& value) {
    if (!read_present(reader, value)) value.reset();
  }
  /// Reads a value unless it is absent. @returns whether it is present
  template <class T>
  static bool read_present(auto& reader, T& value) {
    const std::uint32_t state = reader.word();
    if (state == 0) return false;
    auto& inner = detail::emplace(value);
    if (state == 2) reader.read_into(detail::emplace(inner));
    return true;
  }
  template <class T>
  static void write(auto& writer, const T& value) {
    writer.word(!value ? 0 : !*value ? 1 : 2);
    if (value && *value) writer.write(**value);
  }

  static void check_value(auto& checker, const auto& value) {
    if (value && *value) checker.check_value(**value);
  }

  template <class T>
  static consteval std::string_view expected() {
    return Kind<detail::NullableValue<T>>::template expected<detail::NullableValue<T>>();
  }
  template <class T>
  static const char* parse(auto& reader, const char* at, T& value) {
    auto& inner = detail::emplace(value);
    at = reader.space(at);
    return *at == 'n' ? reader.literal(at) : reader.read(at, detail::emplace(inner));
  }
  template <class T>
  static char* print(auto& writer, char* to, const T& value) {
    return value && *value ? writer.write(to, **value) : writer.raw(to, "null");
  }

  static void parse_schema(auto& reader, auto& schema) { schema.of.push_back(reader.schema()); }
  static bool put(auto& putter, const auto& schema, const auto* value) {
    if (value == nullptr || putter.is_null(value)) return putter.put_word(value == nullptr ? 0 : 1);
    putter.put_word(2);
    return putter.put(schema.of[0], value);
  }
  static Taken take(auto& taker, const auto& schema) {
    const std::uint32_t state = taker.reader().word();
    return state == 0 ? taker.nothing() : state == 1 ? taker.json("null") : taker.take(schema.of[0]);
  }
};

}  // namespace kinds

}  // namespace lambda_wasm
