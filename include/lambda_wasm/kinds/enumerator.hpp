#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/words.hpp>
#include <lambda_wasm/raise.hpp>

namespace lambda_wasm::kinds {

/// Described enums, which cross by the name of the value: `e`, or `E` if one value takes every other name.
struct Enumerator : Leaf {
  enum class Example { one };
  friend constexpr auto lambda_wasm_describe(const Example*) {
    return detail::EnumDescription<Example, detail::Enumerator<Example::one, detail::field_options("one")>>{};
  }
  template <class T>
  static constexpr bool takes = DescribedEnum<T>;
  static constexpr std::string_view letters = "eE";
  template <class T>
  static constexpr std::uint32_t json_types = json_type::string;

  template <class T>
  static constexpr void put_schema(auto& put) {
    using Description = detail::Description<T>;
    if constexpr (Description::otherwise != Description::size) {
      put('E');
      detail::put_decimal(put, Description::otherwise);
      put(':');
    } else {
      put('e');
    }
    detail::for_each_enumerator(detail::Description<T>{}, [&]<class Value>() { detail::put_name(put, Value::name); });
    put(')');
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    using Description = detail::Description<T>;
    if constexpr (Description::otherwise != Description::size) {
      put.keyword("anyOf");
      put.begin('[');
      put.begin('{');
      put_names<T>(put);
      put.end('}');
      put.word(R"({"type":"string"})");
      put.end(']');
    } else {
      put.member("type", "string");
      put_names<T>(put);
    }
  }
  template <class T>
  static constexpr void put_default(auto& put, T value) {
    if (const std::string_view name = name_of(value); name.data() != nullptr) put.member("default", name);
  }

  template <class T>
  static void read(auto& reader, T& value) {
    std::uint32_t left = reader.word();
    detail::for_each_enumerator(detail::Description<T>{}, [&]<class Value>() {
      if (left-- == 0) value = Value::value;
    });
  }
  template <class T>
  static void write(auto& writer, T value) {
    constexpr std::uint32_t count = detail::Description<T>::size;
    std::uint32_t index = 0;
    std::uint32_t found = count;
    detail::for_each_enumerator(detail::Description<T>{}, [&]<class Value>() {
      if (found == count && value == Value::value) found = index;
      ++index;
    });
    if (found == count) raise_unnamed("The result has an enum value that LAMBDA_WASM_DESCRIBE_ENUM does not name.");
    writer.word(found);
  }

  template <class T>
  static consteval std::string_view expected() {
    return Expected<T>::view;
  }
  template <class T>
  static const char* parse(auto& reader, const char* at, T& value) {
    using Enum = Names<T>;
    std::size_t found;
    if constexpr (Enum::otherwise != Enum::count) {
      at = reader.find_enumerator_otherwise(at, Enum::names, Enum::count, Enum::otherwise, found);
    } else {
      at = reader.find_enumerator(at, Enum::names, Enum::count, Expected<T>::view, found);
    }
    if (found != Enum::count) value = Enum::values[found];
    return at;
  }
  template <class T>
  [[gnu::noinline]] static char* print(auto& writer, char* to, T value) {
    const std::string_view name = name_of(value);
    if (name.data() == nullptr) raise_unnamed("An enum has a value that LAMBDA_WASM_DESCRIBE_ENUM does not name.");
    return writer.string(to, name.data(), name.size());
  }

  /// The name of an enum's value; a null view if it has none.
  template <class T>
  static constexpr std::string_view name_of(T value) {
    std::string_view name;
    detail::for_each_enumerator(detail::Description<T>{}, [&]<class Value>() {
      if (name.data() == nullptr && value == Value::value) name = Value::name;
    });
    return name;
  }

  static void parse_schema(auto& reader, auto& schema) {
    if (schema.kind == 'E') {
      schema.number = reader.decimal();
      reader.next();
    }
    while (!reader.ends()) schema.names.push_back(reader.name());
  }
  static bool put(auto& putter, const auto& schema, const auto* value) {
    const std::size_t count = schema.names.size(), otherwise = schema.kind == 'E' ? schema.number : count;
    const std::size_t found = putter.name_index(schema.names, otherwise, value);
    return found != count ? putter.put_word(found) : putter.wrong(putter.expected_name(schema.names, otherwise), value);
  }
  static Taken take(auto& taker, const auto& schema) { return taker.string(schema.names.at(taker.reader().word())); }

 private:
  template <class T>
  static constexpr void put_names(auto& put) {
    put.keyword("enum");
    put.begin('[');
    detail::for_each_enumerator(detail::Description<T>{}, [&]<class Value>() { put.text(Value::name); });
    put.end(']');
  }

  template <class Description>
  struct NamesOf;
  template <class T, class... Enumerators>
  struct NamesOf<detail::EnumDescription<T, Enumerators...>> {
    static constexpr std::size_t count = sizeof...(Enumerators);
    static constexpr std::size_t otherwise = detail::EnumDescription<T, Enumerators...>::otherwise;
    // An array has at least one element: the last is no enumerator.
    static constexpr std::string_view names[count + 1] = {Enumerators::name..., {}};  // clang 16 needs the bound
    static constexpr T values[count + 1] = {Enumerators::value..., {}};
  };
  template <class T>
  using Names = NamesOf<detail::Description<T>>;

  // The text is in a class of its own: clang evaluates it while it instantiates the class, whose members are then incomplete.
  template <class T>
  struct Expected {
    using Enum = Names<T>;
    static constexpr auto write = [](auto& put) { json_text::put_expected_name(put, Enum::names, Enum::count, Enum::otherwise); };
    static constexpr const std::string_view& view = detail::constant_text<decltype(write)>;
  };

  [[noreturn, LAMBDA_WASM_DETAIL_COLD]] static void raise_unnamed(std::string_view message) {
    detail::raise(error_type::invalid_result, message);
  }
};

}  // namespace lambda_wasm::kinds
