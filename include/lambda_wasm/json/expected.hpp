#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <tuple>
#include <type_traits>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/schema.hpp>

// Descriptions of types for the sender of a value of the wrong type. The words are the same as in the lane's JavaScript.

namespace lambda_wasm::json_text {

inline constexpr std::string_view expected_string = "string";
inline constexpr std::string_view expected_boolean = "boolean";
inline constexpr std::string_view expected_number = "number";
inline constexpr std::string_view expected_base64 = "string of base64";
inline constexpr std::string_view expected_time = "time as in RFC 3339";
inline constexpr std::string_view expected_nanoseconds = "time from 1677-09-21 to 2262-04-11";
inline constexpr std::string_view expected_array = "array";
inline constexpr std::string_view expected_object = "object";
inline constexpr std::string_view expected_any = "value of JSON";

/// The range of an integer type.
struct IntegerRange {
  std::uint64_t most;
  bool is_signed;
  bool is_wide;  ///< 64 bits: decimal text is allowed too
  std::string_view expected;
};

template <detail::IntegerKind T>
inline constexpr IntegerRange integer_range{static_cast<std::uint64_t>((std::numeric_limits<T>::max)()), std::is_signed_v<T>,
                                            sizeof(T) == 8, [] {
                                              constexpr bool is_signed = std::is_signed_v<T>;
                                              switch (sizeof(T)) {
                                                case 1:
                                                  return is_signed ? "integer from -128 to 127" : "integer from 0 to 255";
                                                case 2:
                                                  return is_signed ? "integer from -32768 to 32767" : "integer from 0 to 65535";
                                                case 4:
                                                  return is_signed ? "integer of 32 bits" : "unsigned integer of 32 bits";
                                                default:
                                                  return is_signed ? "integer of 64 bits" : "unsigned integer of 64 bits";
                                              }
                                            }()};

template <class T>
struct ExpectedText {
  static constexpr auto write = [](auto& put) {
    if constexpr (detail::ArrayKind<T>) {
      detail::put_text(put, "array of ");
      detail::put_decimal(put, std::tuple_size_v<T>);
    } else {
      std::string_view before = "one of \"";
      detail::for_each_enumerator(detail::Description<T>{}, [&]<class Value>() {
        detail::put_text(put, before);
        detail::put_text(put, Value::name);
        before = "\", \"";
      });
      put('"');
    }
  };
  static constexpr auto text = detail::collect_characters<detail::count_characters(write)>(write);
};

template <class T>
consteval std::string_view expected_of() {
  using namespace detail;
  if constexpr (TextKind<T>) {
    return expected_string;
  } else if constexpr (BooleanKind<T>) {
    return expected_boolean;
  } else if constexpr (IntegerKind<T>) {
    return integer_range<T>.expected;
  } else if constexpr (RealKind<T>) {
    return expected_number;
  } else if constexpr (BytesKind<T>) {
    return expected_base64;
  } else if constexpr (TimeKind<T>) {
    return expected_time;
  } else if constexpr (DescribedEnum<T> || ArrayKind<T>) {
    return {ExpectedText<T>::text.data(), ExpectedText<T>::text.size()};
  } else if constexpr (AnyKind<T>) {
    return expected_any;
  } else if constexpr (VectorKind<T>) {
    return expected_array;
  } else if constexpr (OptionalKind<T> || OneOrManyKind<T>) {
    return expected_of<typename T::value_type>();
  } else {
    return expected_object;
  }
}

/// The description of a T.
template <class T>
inline constexpr std::string_view expected = expected_of<T>();

/// The names of the fields or values of a described type, in order.
template <class Description>
struct Names;

template <class T, detail::Strictness rule, class... Fields>
struct Names<detail::StructDescription<T, rule, Fields...>> {
  static constexpr std::size_t count = sizeof...(Fields);
  static constexpr std::string_view names[] = {Fields::name...};
  static constexpr std::string_view expected_values[] = {expected_of<detail::FieldType<T, Fields>>()...};
};

template <class T, class... Enumerators>
struct Names<detail::EnumDescription<T, Enumerators...>> {
  static constexpr std::size_t count = sizeof...(Enumerators);
  static constexpr std::string_view names[] = {Enumerators::name...};
  static constexpr T values[] = {Enumerators::value...};
};

// For a description without fields: an array has at least one element.
template <class T, detail::Strictness rule>
struct Names<detail::StructDescription<T, rule>> {
  static constexpr std::size_t count = 0;
  static constexpr const std::string_view* names = nullptr;
  static constexpr const std::string_view* expected_values = nullptr;
};

template <class T>
struct Names<detail::EnumDescription<T>> {
  static constexpr std::size_t count = 0;
  static constexpr const std::string_view* names = nullptr;
  static constexpr const T* values = nullptr;
};

}  // namespace lambda_wasm::json_text
