#pragma once
/// @file
/// Describes a `std::variant` once, next to its alternatives, so that it crosses as a union of JSON.

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <variant>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/detail/for_each_argument.hpp>
#include <lambda_wasm/detail/type_list.hpp>

/// Describes the union `Type`: a `std::variant`, or a struct that derives from one (and so may contain itself):
///
///     using Shape = std::variant<Circle, Square>;
///     LAMBDA_WASM_DESCRIBE_UNION(Shape, tag("kind"), (Circle, "circle"), (Square, "square"))
///
///     struct Value : std::variant<std::string, Number, std::vector<Value>> { using variant::variant; };
///     LAMBDA_WASM_DESCRIBE_UNION(Value, keyed, (std::string, "S"), (Number, "N"), (std::vector<Value>, "L"))
///
/// Write it after the descriptions of the alternatives, in the namespace of `Type` or, if `Type` is an alias, of one of the
/// alternatives: elsewhere it is not found. The second argument tells how JSON names the alternative:
/// - `tag("kind")`: an object whose member `kind` has the alternative's name; the other members are those of the alternative, which
///   is a described struct, or `std::monostate` for none: `{"kind":"circle","radius":1}`. On output the tag is the first member;
///   on input it may be anywhere.
/// - `keyed`: an object whose only member has the alternative's name as its key, and the alternative as its value: `{"S":"x"}`.
///   Members that are null do not count. A `std::monostate` takes any value, and is written as an empty object.
///
/// `(std::monostate, otherwise)` takes every unknown name; it is written as an empty object. Without it, an unknown name is an
/// Error. Each alternative must be named once, and must be default-constructible.
#define LAMBDA_WASM_DESCRIBE_UNION(Type, by, ...)                                                                           \
  [[maybe_unused]] constexpr auto lambda_wasm_describe_union(const Type*) {                                                 \
    using lambda_wasm_type = Type;                                                                                          \
    _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wshadow\"") using ::lambda_wasm::detail::otherwise;   \
    using ::lambda_wasm::detail::union_by::keyed;                                                                           \
    using ::lambda_wasm::detail::union_by::tag;                                                                             \
    _Pragma("GCC diagnostic pop") return ::lambda_wasm::detail::describe_union<                                             \
        lambda_wasm_type, by LAMBDA_WASM_DETAIL_FOR_EACH(LAMBDA_WASM_DETAIL_ALTERNATIVE, lambda_wasm_type, __VA_ARGS__)>(); \
  }

namespace lambda_wasm::detail {

/// How the JSON of a union names the alternative: by its only member.
struct Keyed {
  static constexpr bool is_tag = false;
};
/// By the member of this name.
template <std::size_t Size>
struct Tag {
  static constexpr bool is_tag = true;
  FixedText<Size> name;
};

namespace union_by {
[[maybe_unused]] inline constexpr Keyed keyed{};
template <std::size_t Size>
consteval Tag<Size> tag(const char (&name)[Size]) {
  return {name};
}
}  // namespace union_by

template <std::size_t Size>
struct AlternativeName {
  FixedText<Size> text;
  bool is_otherwise = false;
};
template <std::size_t Size>
consteval AlternativeName<Size> alternative_name(const char (&name)[Size]) {
  return {name};
}
consteval AlternativeName<1> alternative_name(Otherwise) { return {"", true}; }

template <AlternativeName Name, class Type>
struct Alternative {
  using type = Type;
  static constexpr std::string_view name = Name.text.view();
  static constexpr bool is_otherwise = Name.is_otherwise;
};

template <class Type, auto By, class... Alternatives>
struct UnionDescription {
  using type = Type;
  static constexpr auto by = By;
  static constexpr std::size_t size = sizeof...(Alternatives);
  /// The index of the alternative for every other name; `size` if there is none.
  static constexpr std::size_t otherwise = [] {
    const bool is_otherwise[] = {Alternatives::is_otherwise..., true};
    std::size_t index = 0;
    while (!is_otherwise[index]) ++index;
    return index;
  }();
};

/// The `std::variant` that a type is or derives from; void if there is none.
template <class... Types>
std::variant<Types...> as_variant(const std::variant<Types...>*);
void as_variant(const void*);
template <class T>
using VariantOf = decltype(as_variant(static_cast<const T*>(nullptr)));

/// The alternatives of a `std::variant`.
template <class Variant>
struct AlternativesOf;
template <class... Types>
struct AlternativesOf<std::variant<Types...>> {
  using type = TypeList<Types...>;
};

template <class T, class... Types>
inline constexpr std::size_t count_of = (std::size_t{std::is_same_v<T, Types>} + ... + 0);

enum class UnionFault { none, no_variant, other, twice, missing, same_name, no_monostate, no_name, no_struct, tag_is_field };

template <class T>
consteval bool has_field(std::string_view name) {
  bool found = false;
  if constexpr (Described<T>)
    for_each_field(Description<T>{}, [&]<class Field, bool>() { found = found || Field::name == name; });
  return found;
}

/// Finds what is wrong with a description.
template <class Type, auto By, class... Alternatives, class... Types>
consteval UnionFault check_union(TypeList<Types...>) {
  if (!((count_of<typename Alternatives::type, Types...> != 0) && ...)) return UnionFault::other;
  if (!((count_of<typename Alternatives::type, Types...> == 1) && ...)) return UnionFault::twice;
  if (!((count_of<typename Alternatives::type, typename Alternatives::type...> == 1) && ...)) return UnionFault::twice;
  if (!((count_of<Types, typename Alternatives::type...> == 1) && ...)) return UnionFault::missing;
  const std::string_view names[] = {Alternatives::name..., {}};
  for (std::size_t i = 0; i != sizeof...(Alternatives); ++i) {
    for (std::size_t j = 0; j != i; ++j) {
      if (names[i] == names[j]) return UnionFault::same_name;
    }
  }
  if (((Alternatives::is_otherwise && !std::is_same_v<typename Alternatives::type, std::monostate>) || ...))
    return UnionFault::no_monostate;
  // In the schema, nothing without a name is the alternative for every other name.
  if (((std::is_same_v<typename Alternatives::type, std::monostate> && Alternatives::name.empty() &&
        !Alternatives::is_otherwise) ||
       ...))
    return UnionFault::no_name;
  if constexpr (By.is_tag) {
    if (!((Described<typename Alternatives::type> || std::is_same_v<typename Alternatives::type, std::monostate>) && ...))
      return UnionFault::no_struct;
    if ((has_field<typename Alternatives::type>(By.name.view()) || ...)) return UnionFault::tag_is_field;
  }
  return UnionFault::none;
}

/// The result of the macro. If the union is refused it has no alternatives, so that no further errors follow.
template <class Type, auto By, class... Alternatives>
consteval auto describe_union() {
  using Variant = VariantOf<Type>;
  constexpr UnionFault fault = [] {
    if constexpr (std::is_void_v<Variant>)
      return UnionFault::no_variant;
    else
      return check_union<Type, By, Alternatives...>(typename AlternativesOf<Variant>::type{});
  }();
  static_assert(fault != UnionFault::no_variant,
                "LAMBDA_WASM_DESCRIBE_UNION describes a std::variant, or a struct that derives from one.");
  static_assert(
      fault != UnionFault::other,
      "LAMBDA_WASM_DESCRIBE_UNION names a type that is no alternative of the variant: add it there, or remove it here.");
  static_assert(fault != UnionFault::twice,
                "LAMBDA_WASM_DESCRIBE_UNION names an alternative twice: give each alternative a type of its own, and one name.");
  static_assert(fault != UnionFault::missing,
                "LAMBDA_WASM_DESCRIBE_UNION must name every alternative of the variant: add (Type, \"name\") for each.");
  static_assert(fault != UnionFault::same_name,
                "LAMBDA_WASM_DESCRIBE_UNION gives two alternatives the same name: give one of them a different name.");
  static_assert(fault != UnionFault::no_monostate,
                "LAMBDA_WASM_DESCRIBE_UNION takes unknown names as nothing: write (std::monostate, otherwise).");
  static_assert(fault != UnionFault::no_name,
                "LAMBDA_WASM_DESCRIBE_UNION gives std::monostate an empty name: name it, or write (std::monostate, otherwise).");
  static_assert(
      fault != UnionFault::no_struct,
      "An alternative of a union with a tag must be a struct with LAMBDA_WASM_DESCRIBE above, or std::monostate: describe "
      "it, or make the union keyed.");
  static_assert(fault != UnionFault::tag_is_field,
                "The tag of a union is also a field of an alternative: give one of them a different wire name.");
  if constexpr (fault == UnionFault::none) {
    return UnionDescription<Type, By, Alternatives...>{};
  } else {
    return UnionDescription<Type, By>{};
  }
}

template <class T>
using DescriptionOfUnion = decltype(lambda_wasm_describe_union(static_cast<const T*>(nullptr)));

}  // namespace lambda_wasm::detail

namespace lambda_wasm {

/// A union that `LAMBDA_WASM_DESCRIBE_UNION` describes.
template <class T>
concept DescribedUnion =
    std::is_class_v<T> && requires { requires std::is_same_v<typename detail::DescriptionOfUnion<T>::type, T>; };

}  // namespace lambda_wasm

// The last argument is the name; a type with commas is several arguments before it. An alternative without a name is left out, and
// then missing.
#define LAMBDA_WASM_DETAIL_ALTERNATIVE(Type, ...) LAMBDA_WASM_DETAIL_ALTERNATIVE_OF(__VA_ARGS__, 6, 5, 4, 3, 2, 1, )(__VA_ARGS__)
#define LAMBDA_WASM_DETAIL_ALTERNATIVE_OF(a, b, c, d, e, f, count, ...) LAMBDA_WASM_DETAIL_ALTERNATIVE_##count
#define LAMBDA_WASM_DETAIL_ALTERNATIVE_1(a)
#define LAMBDA_WASM_DETAIL_ALTERNATIVE_2(a, name) LAMBDA_WASM_DETAIL_ALTERNATIVE_NAMED(name), a >
#define LAMBDA_WASM_DETAIL_ALTERNATIVE_3(a, b, name) LAMBDA_WASM_DETAIL_ALTERNATIVE_NAMED(name), a, b >
#define LAMBDA_WASM_DETAIL_ALTERNATIVE_4(a, b, c, name) LAMBDA_WASM_DETAIL_ALTERNATIVE_NAMED(name), a, b, c >
#define LAMBDA_WASM_DETAIL_ALTERNATIVE_5(a, b, c, d, name) LAMBDA_WASM_DETAIL_ALTERNATIVE_NAMED(name), a, b, c, d >
#define LAMBDA_WASM_DETAIL_ALTERNATIVE_6(a, b, c, d, e, name) LAMBDA_WASM_DETAIL_ALTERNATIVE_NAMED(name), a, b, c, d, e >
#define LAMBDA_WASM_DETAIL_ALTERNATIVE_NAMED(name) \
  , ::lambda_wasm::detail::Alternative < ::lambda_wasm::detail::alternative_name(name)
