#pragma once

#include <cstdint>
#include <string_view>

#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/structure.hpp>

namespace lambda_wasm {

namespace events {

template <class T, detail::FixedText Member>
struct Reply;

}  // namespace events

namespace detail {

template <class T>
struct Overlaid {
  static constexpr bool is_one = false;
};
template <class T, FixedText Member>
struct Overlaid<events::Reply<T, Member>> {
  static constexpr bool is_one = true;
  using type = T;
  static constexpr std::string_view member = Member.view();
};

}  // namespace detail

namespace kinds {

/// `events::Reply`: a result that each edge lays over a member of the event, which it still has. On the wire, the value in it.
struct Overlay : Holder {
  using Example = events::Reply<Structure::Example, "response">;
  template <class T>
  static constexpr bool takes = detail::Overlaid<T>::is_one;
  static constexpr std::string_view letters = "=";
  template <class T>
  using Value = typename detail::Overlaid<T>::type;
  template <class T>
  using Parts = TypeList<Value<T>>;
  template <class T>
  static constexpr std::uint32_t json_types = json_type::object;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put('=');
    detail::put_name(put, detail::Overlaid<T>::member);
    put.template schema<Value<T>>();
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    put.member("type", "object");
    put.keyword("properties");
    put.begin('{');
    put.key(detail::Overlaid<T>::member);
    put.template schema<Value<T>>();
    put.end('}');
  }

  template <class T>
  static void read(auto& reader, T& value) {
    reader.read_into(value.value);
  }
  template <class T>
  static void write(auto& writer, const T& value) {
    writer.write(value.value);
  }
  static void check_value(auto& checker, const auto& value) { checker.check_value(value.value); }

  template <class T>
  static consteval std::string_view expected() {
    return Kind<Value<T>>::template expected<Value<T>>();
  }
  template <class T>
  static const char* parse(auto& reader, const char* at, T& value) {
    return reader.read(at, value.value);
  }
  template <class T>
  static char* print(auto& writer, char* to, const T& value) {
    return writer.write(to, value.value);
  }

  static void parse_schema(auto& reader, auto& schema) {
    schema.tag = reader.name();
    schema.of.push_back(reader.schema());
  }
  static bool put(auto& putter, const auto& /*schema*/, const auto* value) {
    return putter.wrong("nothing: events::Reply is a result only", value);
  }
  static Taken take(auto& taker, const auto& schema) { return taker.take(schema.of[0]); }
};

}  // namespace kinds

}  // namespace lambda_wasm
