#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/words.hpp>

namespace lambda_wasm {

/// @internal How a type crosses that only one edge knows: specialised in that edge. `Parts` are the types within it, `put_schema`
///         adds its text to the schema, and `read` reads it from a wire::Reader.
template <class T>
struct EdgeCodec {
  static constexpr bool is_defined = false;
};

namespace detail {

template <class T>
concept EdgeKind = EdgeCodec<T>::is_defined;

}  // namespace detail

namespace kinds {

/// What only one edge knows, such as the parts of an HTTP request in Wasm.
struct Edge : LaneOnly {
  struct Example;
  template <class T>
  static constexpr bool takes = detail::EdgeKind<T>;
  static constexpr std::string_view letters = "qkrRF";
  template <class T>
  using Parts = typename EdgeCodec<T>::Parts;
  template <class T>
  static constexpr std::uint32_t json_types = json_type::object;

  template <class T>
  static constexpr void put_schema(auto& put) {
    EdgeCodec<T>::put_schema(put);
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    put.member("title", put.is_input() ? "HTTP event" : "HTTP reply");
    put.member("type", "object");
  }

  template <class T>
  static void read(auto& reader, T& value) {
    EdgeCodec<T>::read(reader, value);
  }
  template <class T>
  static void write(auto& /*writer*/, const T& /*value*/) {}  // JavaScript makes it

  template <class T>
  static consteval std::string_view expected() {
    return json_text::expected_object;
  }
};

}  // namespace kinds

template <>
struct EdgeCodec<kinds::Edge::Example> {
  static constexpr bool is_defined = true;
  using Parts = kinds::TypeList<>;
};

}  // namespace lambda_wasm
