#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include <lambda_wasm/kinds/part.hpp>

namespace lambda_wasm {

namespace detail {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_pointer = false;
template <class T>
inline constexpr bool is_pointer<std::unique_ptr<T>> = !std::is_array_v<T> && !std::is_const_v<T>;

/// A value that may be empty.
template <class T>
concept OptionalKind = is_optional<T> || is_pointer<T>;

template <OptionalKind T>
using OptionalValue = std::remove_reference_t<decltype(*std::declval<T&>())>;

/// Puts a new value into an optional. @returns that value
template <OptionalKind T>
OptionalValue<T>& emplace(T& optional) {
  if constexpr (is_pointer<T>) {
    optional = std::make_unique<OptionalValue<T>>();
    return *optional;
  } else {
    return optional.emplace();
  }
}

}  // namespace detail

namespace kinds {

/// `std::optional` and `std::unique_ptr`.
struct Optional : Holder {
  using Example = std::optional<bool>;
  template <class T>
  static constexpr bool takes = detail::OptionalKind<T>;
  static constexpr std::string_view letters = "?";
  template <class T>
  using Parts = TypeList<detail::OptionalValue<T>>;
  template <class T>
  static constexpr std::uint32_t json_types =
      json_type::null | Kind<detail::OptionalValue<T>>::template json_types<detail::OptionalValue<T>>;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put('?');
    put.template schema<detail::OptionalValue<T>>();
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    put.template members_or_null<detail::OptionalValue<T>>(put.take_keywords());
  }

  template <class T>
  static void read(auto& reader, T& value) {
    if (reader.word() != 0) {
      reader.read_into(detail::emplace(value));
    } else {
      value.reset();
    }
  }
  template <class T>
  static void write(auto& writer, const T& value) {
    writer.word(value ? 1 : 0);
    if (value) writer.write(*value);
  }

  static void check_value(auto& checker, const auto& value) {
    if (value) checker.check_value(*value);
  }

  template <class T>
  static consteval std::string_view expected() {
    return Kind<detail::OptionalValue<T>>::template expected<detail::OptionalValue<T>>();
  }
  template <class T>
  static const char* parse(auto& reader, const char* at, T& value) {
    at = reader.space(at);
    if (*at != 'n') return reader.read(at, detail::emplace(value));
    value.reset();
    return reader.literal(at);
  }
  template <class T>
  static char* print(auto& writer, char* to, const T& value) {
    return value ? writer.write(to, *value) : writer.raw(to, "null");
  }

  static void parse_schema(auto& reader, auto& schema) { schema.of.push_back(reader.schema()); }
  static bool put(auto& putter, const auto& schema, const auto* value) {
    if (value == nullptr || putter.is_null(value)) return putter.put_word(0);
    putter.put_word(1);
    return putter.put(schema.of[0], value);
  }
  static Taken take(auto& taker, const auto& schema) {
    return taker.reader().word() != 0 ? taker.take(schema.of[0]) : taker.nothing();
  }
};

}  // namespace kinds

}  // namespace lambda_wasm
