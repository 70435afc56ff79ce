#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include <lambda_wasm/describe_union.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/json/unions.hpp>
#include <lambda_wasm/kinds/alternatives.hpp>
#include <lambda_wasm/kinds/part.hpp>

namespace lambda_wasm::kinds {

/// `std::variant` without a description: the type of the JSON tells the alternative.
struct JsonUnion : Alternatives {
 private:
  template <class Types>
  struct AnyOf;

 public:
  using Example = std::variant<bool>;
  template <class T>
  static constexpr bool takes = detail::VariantKind<T> && !DescribedUnion<T>;
  static constexpr std::string_view letters = "J";  // after `|`
  template <class T>
  static constexpr std::uint32_t json_types = AnyOf<Types<T>>::all;

  template <class T>
  static constexpr void put_schema(auto& put) {
    refuse<T>();
    detail::put_text(put, "|J");
    AnyOf<Types<T>>::each([&]<class Type>() { put_alternative<Type>(put); });
    put(')');
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    put.keyword("anyOf");
    put.begin('[');
    AnyOf<Types<T>>::each([&]<class Type>() {
      if constexpr (is_nothing<Type>) {
        put.word(R"({"type":"null"})");
      } else {
        put.template schema<Type>();
      }
    });
    put.end(']');
  }

  template <class T>
  static consteval std::string_view expected() {
    return AnyOf<Types<T>>::expected_view;
  }
  template <class T>
  [[gnu::noinline]] static const char* parse(auto& reader, const char* at, T& value) {
    refuse<T>();
    using Any = AnyOf<Types<T>>;
    at = reader.space(at);
    return parse_level<T>(reader, at, [&](const char* begin) {
      const char* next = begin;
      const std::size_t index = Any::find(reader.type_at(*begin));
      if (index == Any::count) return reader.wrong(begin, Any::expected_view);
      detail::visit_type(index, Types<T>{}, [&]<class Type>() {
        [[maybe_unused]] Type& alternative = emplace<Type>(value);
        if constexpr (is_nothing<Type>) {
          next = reader.literal(begin);
        } else {
          next = reader.read(begin, alternative);
        }
      });
      return next;
    });
  }
  template <class T>
  [[gnu::noinline]] static char* print(auto& writer, char* to, const T& value) {
    refuse<T>();
    const auto level = kinds::level<T>();
    visit(value, [&](const auto& alternative, std::uint32_t) {
      if constexpr (is_nothing<std::remove_cvref_t<decltype(alternative)>>) {
        to = writer.raw(to, "null");
      } else {
        to = writer.write(to, alternative);
      }
    });
    return to;
  }

  static void parse_schema(auto& reader, auto& schema) {
    while (!reader.ends()) schema.of.push_back(reader.schema());
  }
  static bool put(auto& putter, const auto& schema, const auto* value) {
    const std::size_t index = putter.alternative(schema, value);
    if (index == schema.of.size()) {
      const std::string expected = putter.written([&](auto& put) {
        for (std::size_t i = 0; i != index; ++i) {
          put_separator(put, i, index);
          detail::put_text(put, putter.expected(schema.of[i]));
        }
      });
      return putter.wrong(expected, value);
    }
    putter.put_word(index);
    return schema.of[index].kind == 'n' || putter.put(schema.of[index], value);
  }
  static Taken take(auto& taker, const auto& schema) {
    const auto& alternative = schema.of.at(taker.reader().word());
    return alternative.kind == 'n' ? taker.json("null") : taker.take(alternative);
  }

 private:
  template <class Type>
  static constexpr std::uint32_t json_types_of() {
    if constexpr (is_nothing<Type>)
      return json_type::null;
    else
      return Kind<Type>::template json_types<Type>;
  }
  template <class Type>
  static constexpr std::string_view expected_of() {
    if constexpr (is_nothing<Type>)
      return "null";
    else
      return Kind<Type>::template expected<Type>();
  }

  template <class... Each>
  struct AnyOf<TypeList<Each...>> {
    static constexpr std::size_t count = sizeof...(Each);
    template <class Visit>
    static constexpr void each(Visit visit) {
      (visit.template operator()<Each>(), ...);
    }

    static constexpr std::uint32_t written = (json_types_of<Each>() | ... | 0);
    // Integers of 64 bits take decimal text, unless another alternative takes strings.
    template <class Type>
    static constexpr std::uint32_t types = [] {
      const std::uint32_t own = json_types_of<Type>();
      const bool is_text = (own & json_type::decimal) != 0 && (written & json_type::string) == 0;
      return (own | (is_text ? json_type::string : 0)) & json_type::any;
    }();
    static constexpr std::uint32_t all = (types<Each> | ... | 0);
    static constexpr bool are_different = [] {
      std::uint32_t seen = 0;
      bool differ = true;
      ((differ = differ && (seen & types<Each>) == 0 && types<Each> != 0, seen |= types<Each>), ...);
      return differ;
    }();

    static constexpr std::size_t find(std::uint32_t type) {
      std::size_t index = 0;
      static_cast<void>((((types<Each> & type) != 0 || (++index, false)) || ...));
      return index;
    }

    static constexpr auto write = [](auto& put) {
      std::size_t index = 0;
      ((put_separator(put, index++, count), detail::put_text(put, expected_of<Each>())), ...);
    };
    static constexpr const std::string_view& expected_view = detail::constant_text<decltype(write)>;
  };

  // A template of its own, so that the error appears once.
  template <class T>
  static constexpr void refuse() {
    static_assert(AnyOf<Types<T>>::are_different,
                  "lambda_wasm: the alternatives of a std::variant must be of different types of JSON (string, number, boolean, "
                  "array, object, null), which tell them apart: describe it with LAMBDA_WASM_DESCRIBE_UNION.");
  }
};

}  // namespace lambda_wasm::kinds
