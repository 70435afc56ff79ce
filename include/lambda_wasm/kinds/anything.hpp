#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/words.hpp>

namespace lambda_wasm {

/// @internal How a type that the SDK does not know crosses as a whole value. The header for that type specialises it
///         (`json/nlohmann.hpp` for nlohmann::json and the types that it converts).
template <class T>
struct AnyCodec {
  static constexpr bool is_defined = false;
};

namespace detail {

template <class T>
concept AnyKind = AnyCodec<T>::is_defined;

}  // namespace detail

namespace kinds {

/// Anything, in the tagged form of wire/any.hpp.
struct Anything : Leaf {
  struct Example;
  template <class T>
  static constexpr bool takes = detail::AnyKind<T>;
  static constexpr std::string_view letters = "a";
  template <class T>
  static constexpr std::uint32_t json_types = json_type::any;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put('a');
  }
  template <class T>
  static constexpr void put_json_schema(auto& /*put*/) {}

  template <class T>
  static void read(auto& reader, T& value) {
    AnyCodec<T>::read(reader, value);
  }
  template <class T>
  static void write(auto& writer, const T& value) {
    AnyCodec<T>::write(writer, value);
  }

  template <class T>
  static consteval std::string_view expected() {
    return json_text::expected_any;
  }
  template <class T>
  static const char* parse(auto& reader, const char* at, T& value) {
    return AnyCodec<T>::parse(reader, at, value);
  }
  template <class T>
  static char* print(auto& writer, char* to, const T& value) {
    return AnyCodec<T>::print(writer, to, value);
  }

  static bool put(auto& putter, const auto& /*schema*/, const auto* value) { return putter.put_any(value, 0); }
  static Taken take(auto& taker, const auto& /*schema*/) { return taker.any(); }
};

}  // namespace kinds

template <>
struct AnyCodec<kinds::Anything::Example> {
  static constexpr bool is_defined = true;
};

}  // namespace lambda_wasm
