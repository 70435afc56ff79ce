#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include <lambda_wasm/describe_union.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/json/escape.hpp>
#include <lambda_wasm/json/key.hpp>
#include <lambda_wasm/json/unions.hpp>
#include <lambda_wasm/kinds/alternatives.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/structure.hpp>
#include <lambda_wasm/kinds/words.hpp>

namespace lambda_wasm::kinds {

/// Described unions whose alternative is told by a member, the tag.
struct TaggedUnion : Alternatives {
  struct Example : std::variant<std::monostate> {
    friend constexpr auto lambda_wasm_describe_union(const Example*) {
      return detail::describe_union<Example, detail::union_by::tag("kind"),
                                    detail::Alternative<detail::alternative_name("nothing"), std::monostate>>();
    }
  };
  template <class T>
  static constexpr bool takes = [] {
    if constexpr (DescribedUnion<T>) return detail::DescriptionOfUnion<T>::by.is_tag;
    return false;
  }();
  static constexpr std::string_view letters = "T";  // after `|`
  template <class T>
  static constexpr std::uint32_t json_types = json_type::object;

  template <class T>
  static constexpr void put_schema(auto& put) {
    using Names = NamesOf<detail::DescriptionOfUnion<T>>;
    detail::put_text(put, "|T");
    detail::put_name(put, Names::tag_name);
    Names::each([&]<class Alternative>() {
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
      put.begin('{');
      if constexpr (is_nothing<Type>) {
        put_tag_schema<Names, Alternative>(put);
      } else if constexpr (is_written_out<Type, std::remove_cvref_t<decltype(put)>>) {
        detail::put_object_schema<Type>(put, detail::TagMember{Names::tag_name, Alternative::name});
      } else {
        put.keyword("allOf");
        put.begin('[');
        put.begin('{');
        put_tag_schema<Names, Alternative>(put);
        put.end('}');
        put.template schema<Type>();
        put.end(']');
      }
      put.end('}');
    });
    put.end(']');
    if constexpr (std::remove_cvref_t<decltype(put)>::is_document) {
      put.keyword("discriminator");
      put.begin('{');
      put.member("propertyName", Names::tag_name);
      put.end('}');
    }
  }

  template <class T>
  static consteval std::string_view expected() {
    return json_text::expected_object;
  }

  template <class T>
  [[gnu::noinline]] static const char* parse(auto& reader, const char* at, T& value) {
    at = reader.space(at);
    if (*at != '{') return reader.wrong(at, json_text::expected_object);
    return parse_level<T>(reader, at, [&](const char* begin) { return parse_object(reader, begin, value); });
  }
  template <class T>
  [[gnu::noinline]] static char* print(auto& writer, char* to, const T& value) {
    const auto level = kinds::level<T>();
    visit(value, [&](const auto& alternative, std::uint32_t index) {
      using Names = NamesOf<detail::DescriptionOfUnion<T>>;
      const std::string_view tag = Names::tags[index];
      if constexpr (!is_nothing<std::remove_cvref_t<decltype(alternative)>>) {
        to = Structure::print_tagged(writer, to, alternative, tag);
      } else {
        const auto begin = writer.offset(to);
        to = writer.end_object(index == Names::names.otherwise ? to : writer.raw(to, tag), begin);
      }
    });
    return to;
  }

  static void parse_schema(auto& reader, auto& schema) {
    schema.tag = reader.name();
    reader.named(schema);
  }
  static bool put(auto& putter, const auto& schema, const auto* value) {
    if (!putter.is_object(value)) return putter.wrong(json_text::expected_object, value);
    const auto* const name = value->find(schema.tag);
    const std::size_t count = schema.of.size(), otherwise = schema.otherwise();
    const std::size_t found = putter.name_index(schema.names, otherwise, name);
    if (found == count) {
      return putter.within(schema.tag, [&] { return putter.wrong(putter.expected_name(schema.names, otherwise), name); });
    }
    putter.put_word(found);
    if (schema.of[found].kind == 'n') return true;
    // A closed struct would refuse the tag.
    auto members = *value;
    std::erase_if(members.members, [&](const auto& member) { return member.first == schema.tag; });
    return putter.put(schema.of[found], &members);
  }
  static Taken take(auto& taker, const auto& schema) {
    const std::size_t index = taker.reader().word();
    if (index == schema.otherwise()) return taker.json("{}");
    return taker.tagged_object(schema.tag, schema.names.at(index), schema.of.at(index));
  }

 private:
  // A closed struct would refuse the tag. Of a document the build writes such an alternative out.
  template <class Type, class Put>
  static constexpr bool is_written_out = !Put::is_document && detail::is_closed(detail::Description<Type>{});
  // The members of the schema of an object with the tag.
  template <class Names, class Alternative>
  static constexpr void put_tag_schema(auto& put) {
    put.member("type", "object");
    if (Alternative::is_otherwise && !put.is_input()) return put.member("maxProperties", 0);
    put.keyword("properties");
    put.begin('{');
    put.key(Names::tag_name);
    if constexpr (Alternative::is_otherwise) {
      put_other_names<Names>(put);
    } else {
      put.begin('{');
      put.member("const", Alternative::name);
      put.end('}');
    }
    put.end('}');
    put.keyword("required");
    put.begin('[');
    put.text(Names::tag_name);
    put.end(']');
  }

  template <class Description>
  struct NamesOf;
  template <class T, auto By, class... Each>
  struct NamesOf<detail::UnionDescription<T, By, Each...>> {
    static constexpr std::string_view tag_name = By.name.view();
    using Key = json_text::Key<NamesOf>;
    static constexpr std::string_view name = tag_name;  // for json_text::Key

    template <class Visit>
    static constexpr void each(Visit visit) {
      (visit.template operator()<Each>(), ...);
    }

    static constexpr std::size_t count = sizeof...(Each);
    // An array has at least one element: the last is no name.
    static constexpr std::string_view list[count + 1] = {Each::name..., {}};
    static constexpr std::size_t otherwise = detail::UnionDescription<T, By, Each...>::otherwise;
    static constexpr auto write = [](auto& put) { json_text::put_expected_name(put, list, count, otherwise); };
    static constexpr const std::string_view& expected_view = detail::constant_text<decltype(write)>;
    static constexpr json_text::UnionNames names{list, count, otherwise, expected_view};
    static constexpr json_text::TagKey tag{Key::text, Key::size, tag_name};

    // The first member of each alternative, after a comma.
    template <class Alternative>
    struct First {
      static constexpr auto write = [](auto& put) {
        for (std::size_t i = 0; i != Key::size + 1; ++i) put(Key::with_comma[i]);
        json_text::put_string(put, Alternative::name);
      };
      static constexpr const std::string_view& text = detail::constant_text<decltype(write)>;
    };
    static constexpr std::string_view tags[] = {First<Each>::text..., {}};
  };

  template <class T>
  static const char* parse_object(auto& reader, const char* at, T& value) {
    using Names = NamesOf<detail::DescriptionOfUnion<T>>;
    typename std::remove_reference_t<decltype(reader)>::Tagged tagged{Names::tag_name};
    std::size_t index = reader.first_tag(at, Names::tag, Names::names, tagged.rest);
    if (tagged.rest != nullptr) {
      const char* const next = parse_alternative(reader, at, value, index, tagged);
      if (!tagged.is_repeated) return next;
      tagged.rest = nullptr;
    }
    const char* next = at;
    index = reader.last_tag(next, Names::tag, Names::names);
    return index == Names::names.count ? next : parse_alternative(reader, at, value, index, tagged);
  }
  template <class T>
  [[gnu::noinline]] static const char* parse_alternative(auto& reader, const char* at, T& value, std::size_t index,
                                                         auto& tagged) {
    const char* next = at;
    detail::visit_type(index, Types<T>{}, [&]<class Type>() {
      [[maybe_unused]] Type& alternative = emplace<Type>(value);
      if constexpr (is_nothing<Type>) {
        next = reader.nothing_but_tag(at, tagged);
      } else {
        next = Structure::parse_tagged(reader, at, alternative, tagged);
      }
    });
    return next;
  }
};

}  // namespace lambda_wasm::kinds
