#pragma once

#include <string_view>
#include <type_traits>

#include <lambda_wasm/constraints.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/kinds/optional.hpp>
#include <lambda_wasm/kinds/part.hpp>

// The JSON Schema of described structs.

namespace lambda_wasm::detail {

/// The keywords that a description adds to the schema of a member, as JSON text, and those of its elements.
struct Keywords {
  std::string_view text;
  const Keywords* of_each = nullptr;
};

template <class T>
constexpr bool make_initial() {
  [[maybe_unused]] T initial{};  // not const: g++ 12 makes no constant of a std::string in a const struct
  return true;
}
/// Whether the compiler can make a T, so that its members' initialisers are known.
template <class T>
concept HasConstantDefault = requires { typename std::bool_constant<make_initial<T>()>; };

/// Whether the schema of T has the initialisers of its defaulted members.
template <class T>
consteval bool has_initial_values() {
  constexpr bool has_defaulted = [] {
    bool has_any = false;
    for_each_field(Description<T>{}, [&]<class Field, bool is_defaulted>() { has_any = has_any || is_defaulted; });
    return has_any;
  }();
  if constexpr (has_defaulted) {
    return HasConstantDefault<T>;
  } else {
    return false;
  }
}

/// The keywords of JSON Schema that a description adds, as text.
template <auto options, constraints::Options which>
struct KeywordsText {
  static constexpr auto write = [](auto& put) { constraints::put_keywords<options, which>(put); };
  static constexpr const std::string_view& view = constant_text<decltype(write)>;
};

template <auto options>
constexpr const Keywords* keywords_of();

/// The constraints of a value, and of its elements.
template <auto options>
struct KeywordsOf {
  static constexpr const Keywords* of_each() {
    const Keywords* found = nullptr;
    constraints::for_each_option<options>([&]<auto option>() {
      if constexpr (constraints::is_each<std::remove_const_t<decltype(option)>>) found = keywords_of<option.options>();
    });
    return found;
  }
  static constexpr Keywords keywords{KeywordsText<options, constraints::Options::constraints>::view, of_each()};
};
template <auto options>
constexpr const Keywords* keywords_of() {
  if constexpr (constraints::has_constraint<std::remove_const_t<decltype(options)>>) {
    return &KeywordsOf<options>::keywords;
  } else {
    return nullptr;
  }
}

/// Writes the keyword `default`. All members of an event's struct have a default, so there an empty one is not written.
template <class Member, bool is_lenient>
constexpr void put_member_default(auto& put, const Member& initial) {
  if constexpr (OptionalKind<Member>) {
    if (initial) put_member_default<OptionalValue<Member>, false>(put, *initial);
  } else if constexpr (requires { Kind<Member>::put_default(put, initial); }) {
    if (!is_lenient || initial != Member{}) Kind<Member>::put_default(put, initial);
  }
}

/// Writes the schema of a member. A member that is only returned has no default, unless `has_default`.
template <class T, class Field, bool is_defaulted, bool is_lenient>
constexpr void put_member_schema(auto& put, [[maybe_unused]] const T* initial, [[maybe_unused]] bool has_default = false) {
  using Member = FieldType<T, Field>;
  put.begin('{');
  put.template property<Member, is_defaulted>(keywords_of<Field::options>());
  if constexpr (!decltype(Field::options)::is_empty) {
    constexpr std::string_view documentation = KeywordsText<Field::options, constraints::Options::documentation>::view;
    if (!documentation.empty()) put.word(documentation);
  }
  if constexpr (is_defaulted && has_initial_values<T>()) {
    if (has_default || put.is_input()) put_member_default<Member, is_lenient>(put, Field::of(*initial));
  }
  put.end('}');
}

/// A member that a union adds to the struct.
struct TagMember {
  std::string_view name;
  std::string_view value;
};

template <class Type, StructRule rule, class... Fields>
consteval bool is_closed(StructDescription<Type, rule, Fields...>) {
  return rule.is_closed;
}

template <class T, StructRule rule, class... Fields>
constexpr void put_properties(auto& put, const TagMember& tag, const T* initial, StructDescription<T, rule, Fields...>) {
  constexpr bool is_lenient = rule.is_lenient;
  [[maybe_unused]] const auto put_property = [&]<class Field>() {
    put.key(Field::name);
    put_member_schema<T, Field, is_lenient || Field::is_defaulted, is_lenient>(put, initial);
  };
  put.keyword("properties");
  put.begin('{');
  if (!tag.name.empty()) {
    put.key(tag.name);
    put.begin('{');
    put.member("const", tag.value);
    put.end('}');
  }
  const bool was_lenient = put.set_lenient(is_lenient);
  (put_property.template operator()<Fields>(), ...);
  put.set_lenient(was_lenient);
  put.end('}');

  bool has_required = false;
  const auto put_required = [&](std::string_view name) {
    if (!has_required) {
      put.keyword("required");
      put.begin('[');
      has_required = true;
    }
    put.text(name);
  };
  [[maybe_unused]] const auto put_if_required = [&]<class Field>() {
    // A defaulted member may be absent only on input.
    if (OptionalKind<FieldType<T, Field>> || ((is_lenient || Field::is_defaulted) && put.is_input())) return;
    put_required(Field::name);
  };
  if (!tag.name.empty()) put_required(tag.name);
  (put_if_required.template operator()<Fields>(), ...);
  if (has_required) put.end(']');
  if (rule.is_closed) {
    put.keyword("additionalProperties");
    put.word("false");
  }
}

/// Writes the keywords of a described struct. It may write its own.
template <class T>
constexpr void put_object_schema(auto& put, const TagMember& tag = {}) {
  if constexpr (requires { T::put_own_schema(put); }) return T::put_own_schema(put);
  put.member("type", "object");
  if constexpr (has_initial_values<T>()) {
    T initial{};
    put_properties<T>(put, tag, &initial, Description<T>{});
  } else {
    put_properties<T>(put, tag, nullptr, Description<T>{});
  }
}

}  // namespace lambda_wasm::detail
