#pragma once

#include <cstdint>
#include <string_view>

#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/structure.hpp>

namespace lambda_wasm {

template <class T>
class Gzipped;

namespace detail {

template <class T>
inline constexpr bool is_gzipped = false;
template <class T>
inline constexpr bool is_gzipped<Gzipped<T>> = true;
template <class T>
struct GzippedValue;
template <class T>
struct GzippedValue<Gzipped<T>> {
  using type = T;
};

}  // namespace detail

namespace kinds {

/// `Gzipped`: on the wire, the value in it.
struct GzippedOf : Holder {
  using Example = Gzipped<Structure::Example>;
  template <class T>
  static constexpr bool takes = detail::is_gzipped<T>;
  static constexpr std::string_view letters = "z";
  template <class T>
  using Value = typename detail::GzippedValue<T>::type;
  template <class T>
  using Parts = TypeList<Value<T>>;
  template <class T>
  static constexpr std::uint32_t json_types = json_type::string | Kind<Value<T>>::template json_types<Value<T>>;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put('z');
    put.template schema<Value<T>>();
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    if (put.is_input()) {
      put.keyword("anyOf");
      put.begin('[');
      put.word(R"({"type":"string","contentEncoding":"base64","contentMediaType":"application/gzip"})");
      put.template schema<Value<T>>();
      put.end(']');
    } else {
      put.template members<Value<T>>();
    }
  }

  template <class T>
  static void read(auto& reader, T& value) {
    reader.read_into(*value);
  }
  template <class T>
  static void write(auto& writer, const T& value) {
    writer.write(*value);
  }
  static void check_value(auto& checker, const auto& value) { checker.check_value(*value); }

  template <class T>
  static consteval std::string_view expected() {
    return Kind<Value<T>>::template expected<Value<T>>();
  }
  template <class T>
  static const char* parse(auto& reader, const char* at, T& value) {
    return reader.read(at, *value);
  }
  template <class T>
  static char* print(auto& writer, char* to, const T& value) {
    return writer.write(to, *value);
  }

  static void parse_schema(auto& reader, auto& schema) { schema.of.push_back(reader.schema()); }
  static bool put(auto& putter, const auto& schema, const auto* value) {
    return putter.is_string(value) ? putter.put_gzipped(schema.of[0], value) : putter.put(schema.of[0], value);
  }
  static Taken take(auto& taker, const auto& schema) { return taker.take(schema.of[0]); }
};

}  // namespace kinds

}  // namespace lambda_wasm
