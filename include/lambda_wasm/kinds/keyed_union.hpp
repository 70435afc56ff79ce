#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include <lambda_wasm/describe_union.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/json/escape.hpp>
#include <lambda_wasm/json/key.hpp>
#include <lambda_wasm/json/unions.hpp>
#include <lambda_wasm/kinds/alternatives.hpp>
#include <lambda_wasm/kinds/part.hpp>

namespace lambda_wasm::kinds {

/// Described unions whose JSON is an object with one member, which names the alternative.
struct KeyedUnion : Alternatives {
  struct Example : std::variant<bool> {
    friend constexpr auto lambda_wasm_describe_union(const Example*) {
      return detail::describe_union<Example, detail::union_by::keyed,
                                    detail::Alternative<detail::alternative_name("value"), bool>>();
    }
  };
  template <class T>
  static constexpr bool takes = [] {
    if constexpr (DescribedUnion<T>) return !detail::DescriptionOfUnion<T>::by.is_tag;
    return false;
  }();
  static constexpr std::string_view letters = "K";  // after `|`
  template <class T>
  static constexpr std::uint32_t json_types = json_type::object;

  template <class T>
  static constexpr void put_schema(auto& put) {
    detail::put_text(put, "|K");
    NamesOf<detail::DescriptionOfUnion<T>>::each([&]<class Alternative>() {
      detail::put_name(put, Alternative::name);
      put_alternative<typename Alternative::type>(put);
    });
    put(')');
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    using Names = NamesOf<detail::DescriptionOfUnion<T>>;
    put.keyword("oneOf");
    put.begin('[');
    Names::each([&]<class Alternative>() {
      using Type = typename Alternative::type;
      if constexpr (Alternative::is_otherwise) return put_other_schema<T>(put);
      put.begin('{');
      put.member("type", "object");
      put.keyword("properties");
      put.begin('{');
      put.key(Alternative::name);
      if constexpr (is_nothing<Type>) {
        put.word("{}");
      } else {
        put.template schema<Type>();
      }
      put.end('}');
      put.keyword("required");
      put.begin('[');
      put.text(Alternative::name);
      put.end(']');
      put.member("minProperties", 1);
      put.member("maxProperties", 1);
      put.end('}');
    });
    put.end(']');
  }

  template <class T>
  static void read(auto& reader, T& value) {
    const std::uint32_t index = reader.word();
    detail::visit_type(index, Types<T>{}, [&]<class Type>() {
      [[maybe_unused]] Type& alternative = emplace<Type>(value);
      if constexpr (!is_nothing<Type>) reader.read_at(NamesOf<detail::DescriptionOfUnion<T>>::list[index], alternative);
    });
  }
  template <class T>
  static void check_value(auto& checker, const T& value) {
    visit(value, [&](const auto& alternative, std::uint32_t index) {
      if constexpr (!is_nothing<std::remove_cvref_t<decltype(alternative)>>)
        checker.check_at(NamesOf<detail::DescriptionOfUnion<T>>::list[index], alternative);
    });
  }

  template <class T>
  static consteval std::string_view expected() {
    return NamesOf<detail::DescriptionOfUnion<T>>::expected_view;
  }

  template <class T>
  [[gnu::noinline]] static const char* parse(auto& reader, const char* at, T& value) {
    at = reader.space(at);
    if (*at != '{') return reader.wrong(at, NamesOf<detail::DescriptionOfUnion<T>>::expected_view);
    return parse_level<T>(reader, at, [&](const char* begin) { return parse_object(reader, begin, value); });
  }
  template <class T>
  [[gnu::noinline]] static char* print(auto& writer, char* to, const T& value) {
    using Names = NamesOf<detail::DescriptionOfUnion<T>>;
    const auto level = kinds::level<T>();
    visit(value, [&](const auto& alternative, std::uint32_t index) {
      using Type = std::remove_cvref_t<decltype(alternative)>;
      to = writer.raw(to, Names::keys[index]);
      if constexpr (is_nothing<Type>) {
        if (index != Names::names.otherwise) to = writer.raw(to, "{}");
      } else {
        to = writer.write(to, alternative);
      }
    });
    return writer.separate(to, '}', 0);
  }

  static void parse_schema(auto& reader, auto& schema) { reader.named(schema); }
  static bool put(auto& putter, const auto& schema, const auto* value) {
    const std::size_t count = schema.of.size(), otherwise = schema.otherwise();
    const std::string expected = putter.written([&](auto& put) { put_expected(put, schema.names, count, otherwise); });
    if (!putter.is_object(value)) return putter.wrong(expected, value);
    std::size_t members = 0, found = count;
    std::string name;
    for (const auto& [key, member] : value->members) {
      if (putter.is_null(member)) continue;
      ++members;
      name = key;
    }
    if (members != 1) return putter.wrong(expected, value);
    for (std::size_t i = 0; i < count; ++i) {
      if (schema.names[i] == name && i != otherwise) found = i;
    }
    if (found == count) found = otherwise;
    if (found == count) return putter.mismatched(expected, "object with " + putter.shown(name));
    putter.put_word(found);
    return schema.of[found].kind == 'n' || putter.put_at(name, schema.of[found], value->find(name));
  }
  static Taken take(auto& taker, const auto& schema) {
    const std::size_t index = taker.reader().word();
    const auto& alternative = schema.of.at(index);
    const bool is_nothing = alternative.kind == 'n';
    if (index == schema.otherwise()) return taker.json("{}");
    return taker.member(schema.names[index], is_nothing ? taker.json("{}") : taker.take(alternative));
  }

 private:
  // An object whose only member has another name.
  template <class T>
  static constexpr void put_other_schema(auto& put) {
    put.begin('{');
    put.member("type", "object");
    if (put.is_input()) {
      put.keyword("propertyNames");
      put_other_names<NamesOf<detail::DescriptionOfUnion<T>>>(put);
      put.keyword("additionalProperties");
      put.word(R"({"not":{"type":"null"}})");
      put.member("minProperties", 1);
      put.member("maxProperties", 1);
    } else {
      put.member("maxProperties", 0);
    }
    put.end('}');
  }

  static constexpr void put_expected(auto& put, const auto& names, std::size_t count, std::size_t otherwise) {
    detail::put_text(put, "object with one member");
    if (otherwise != count) return;
    detail::put_text(put, ": ");
    for (std::size_t i = 0; i != count; ++i) {
      put_separator(put, i, count);
      json_text::put_string(put, names[i]);
    }
  }

  template <class Description>
  struct NamesOf;
  template <class T, auto By, class... Each>
  struct NamesOf<detail::UnionDescription<T, By, Each...>> {
    template <class Visit>
    static constexpr void each(Visit visit) {
      (visit.template operator()<Each>(), ...);
    }

    static constexpr std::size_t count = sizeof...(Each);
    // An array has at least one element: the last is no name.
    static constexpr std::string_view list[count + 1] = {Each::name..., {}};
    static constexpr std::size_t otherwise = detail::UnionDescription<T, By, Each...>::otherwise;
    static constexpr auto write = [](auto& put) { put_expected(put, list, count, otherwise); };
    static constexpr const std::string_view& expected_view = detail::constant_text<decltype(write)>;
    static constexpr json_text::UnionNames names{list, count, otherwise, expected_view};

    // The object of each alternative up to the value.
    template <class Alternative>
    struct Begin {
      static constexpr auto write = [](auto& put) {
        put('{');
        if (Alternative::is_otherwise) return;
        json_text::put_string(put, Alternative::name);
        put(':');
      };
      static constexpr const std::string_view& text = detail::constant_text<decltype(write)>;
    };
    static constexpr std::string_view keys[] = {Begin<Each>::text..., {}};
  };

  template <class T>
  static const char* parse_object(auto& reader, const char* at, T& value) {
    constexpr const auto& names = NamesOf<detail::DescriptionOfUnion<T>>::names;
    const auto first = reader.first_member(at, names);
    if (first.index != names.count && *first.value != 'n') {
      const char* const next = parse_alternative(reader, value, first);
      if (*next == '}') return reader.closed(next);
    }
    const auto only = reader.only_member(at, names);
    if (only.index != names.count && only.value != first.value) parse_alternative(reader, value, only);
    return at;
  }
  template <class T>
  [[gnu::noinline]] static const char* parse_alternative(auto& reader, T& value, const auto& member) {
    const char* next = member.value;
    detail::visit_type(member.index, Types<T>{}, [&]<class Type>() {
      [[maybe_unused]] Type& alternative = emplace<Type>(value);
      if constexpr (is_nothing<Type>) {
        next = reader.skip(next);
      } else {
        next = reader.read(next, alternative);
      }
    });
    return next;
  }
};

}  // namespace lambda_wasm::kinds
