#pragma once
/// @file
/// Describing a struct or an enum: once, beside the type. Everything else that the SDK does with it (the lane in and out of
/// Wasm, JSON text, errors that name the place) follows from this one description.

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <type_traits>
#include <utility>

#include <lambda_wasm/detail/for_each_argument.hpp>

/// Describes the struct `Type` by its fields, up to 64.
///
/// Stands in the namespace of `Type`, or in the public part of the class: then private members may be named too. A field is one
/// of
/// - `field`: crosses under its own name, and is required unless it is a `std::optional`;
/// - `(field, "wireName")`: crosses under another name;
/// - `(field, defaulted)`: absent or null keeps the member's initialiser;
/// - `(field, "wireName", defaulted)`: both.
/// Coming in, a field that is null counts as absent, and keys that are not described are passed over; going out, a
/// `std::optional` that is empty is left out. A `std::optional` with an initialiser should be `defaulted`: else null empties it, and in
/// an event absence too. Of a required `nlohmann::json` null is a value, and only absence is an error.
///
/// No two fields have one name. What types they may have is in kind.hpp. A struct that contains itself, in a `std::vector` say,
/// is refused where it is used.
#define LAMBDA_WASM_DESCRIBE(Type, ...) LAMBDA_WASM_DETAIL_DESCRIBE(Type, strict, __VA_ARGS__)

/// Describes a struct whose shape its sender decides: as `LAMBDA_WASM_DESCRIBE`, and every field is `defaulted`.
#define LAMBDA_WASM_DESCRIBE_EVENT(Type, ...) LAMBDA_WASM_DETAIL_DESCRIBE(Type, lenient, __VA_ARGS__)

/// Describes the values of an enum that cross, up to 340, by their names: a value is `value` or `(value, "wireName")`.
///
/// Stands in the namespace of the enum, also for an enum that is a member of a class. Another name coming in is an `Error`, and
/// so is a value going out that is not described. Of two values that are equal the first one's name goes out.
#define LAMBDA_WASM_DESCRIBE_ENUM(Type, ...)                                                                                    \
  [[maybe_unused]] constexpr auto lambda_wasm_describe(const Type*) {                                                           \
    return ::lambda_wasm::detail::EnumDescription<Type LAMBDA_WASM_DETAIL_FOR_EACH_OF_MANY(LAMBDA_WASM_DETAIL_ENUMERATOR, Type, \
                                                                                           __VA_ARGS__)>{};                     \
  }

namespace lambda_wasm::detail {

/// A name as a template argument.
template <std::size_t Size>
struct FixedText {
  char text[Size]{};
  consteval FixedText(const char (&literal)[Size]) {  // NOLINT(google-explicit-constructor): a literal is the name
    for (std::size_t i = 0; i < Size; ++i) text[i] = literal[i];
  }
  [[nodiscard]] constexpr std::string_view view() const { return {text, Size - 1}; }
};

struct Defaulted {};
[[maybe_unused]] inline constexpr Defaulted defaulted{};

template <std::size_t Size>
struct FieldOptions {
  FixedText<Size> name;
  bool is_defaulted = false;
};
template <std::size_t Own>
consteval auto field_options(const char (&own)[Own]) {
  return FieldOptions<Own>{own};
}
template <std::size_t Own, std::size_t Wire>
consteval auto field_options(const char (&)[Own], const char (&wire)[Wire]) {
  return FieldOptions<Wire>{wire};
}
template <std::size_t Own>
consteval auto field_options(const char (&own)[Own], Defaulted) {
  return FieldOptions<Own>{own, true};
}
template <std::size_t Own, std::size_t Wire>
consteval auto field_options(const char (&)[Own], const char (&wire)[Wire], Defaulted) {
  return FieldOptions<Wire>{wire, true};
}

enum class Strictness { strict, lenient };

template <auto Member, FieldOptions Options>
struct Field {
  static constexpr auto member = Member;
  static constexpr std::string_view name = Options.name.view();
  static constexpr bool is_defaulted = Options.is_defaulted;
};

template <class Type, Strictness Rule, class... Fields>
struct StructDescription {
  using type = Type;
  static constexpr std::size_t size = sizeof...(Fields);
};

/// Whether no two fields have one name: on the wire one of them would take the other's place.
template <class... Fields>
consteval bool have_own_names() {
  const std::string_view names[] = {Fields::name..., {}};
  for (std::size_t i = 0; i != sizeof...(Fields); ++i) {
    for (std::size_t j = 0; j != i; ++j) {
      if (names[i] == names[j]) return false;
    }
  }
  return true;
}

/// What the macros make. Of what is refused no field stays, so that nothing else is said about it.
template <class Type, Strictness Rule, class... Fields>
consteval auto describe_fields() {
  static_assert(sizeof...(Fields) <= 64, "LAMBDA_WASM_DESCRIBE takes at most 64 fields: move some of them to another struct.");
  constexpr bool names_differ = sizeof...(Fields) > 64 || have_own_names<Fields...>();
  static_assert(names_differ, "LAMBDA_WASM_DESCRIBE gives two fields the same name: give one of them a different wire name.");
  if constexpr (sizeof...(Fields) <= 64) {
    return StructDescription<Type, Rule, Fields...>{};
  } else {
    return StructDescription<Type, Rule>{};
  }
}

template <auto Value, FixedText Name>
struct Enumerator {
  static constexpr auto value = Value;
  static constexpr std::string_view name = Name.view();
};

template <class Type, class... Enumerators>
struct EnumDescription {
  using type = Type;
  static constexpr std::size_t size = sizeof...(Enumerators);
};

template <auto Value, std::size_t Own>
consteval auto enumerator_name(const char (&own)[Own]) {
  return FixedText<Own>{own};
}
template <auto Value, std::size_t Own, std::size_t Wire>
consteval auto enumerator_name(const char (&)[Own], const char (&wire)[Wire]) {
  return FixedText<Wire>{wire};
}

// A description stands beside the type (found by argument-dependent look-up) or inside it. That of a base class does
// not serve a derived one: it would leave fields out without a word.
template <class T>
concept DescribedBeside =
    requires { requires std::is_same_v<typename decltype(lambda_wasm_describe(static_cast<const T*>(nullptr)))::type, T>; };
template <class T>
concept DescribedInside = requires(T& value) {
  requires std::is_same_v<typename decltype(value.lambda_wasm_describe(static_cast<const T*>(nullptr)))::type, T>;
};

template <class T>
struct DescriptionOf;
template <DescribedBeside T>
struct DescriptionOf<T> {
  using type = decltype(lambda_wasm_describe(static_cast<const T*>(nullptr)));
};
template <DescribedInside T>
struct DescriptionOf<T> {
  using type = decltype(std::declval<T&>().lambda_wasm_describe(static_cast<const T*>(nullptr)));
};

template <class T, class Field>
using FieldType = std::remove_cvref_t<decltype(std::declval<T&>().*Field::member)>;

// Whether a described struct holds another of its own type: in a container, or by way of other structs. `Around` is what holds
// the T that is looked into, outermost first.
template <class T, class... Around>
constexpr bool contains_itself();

template <class... Around, class Type, Strictness Rule, class... Fields>
constexpr bool is_in_own_fields(StructDescription<Type, Rule, Fields...>) {
  return (contains_itself<FieldType<Type, Fields>, Around...>() || ...);
}
template <class... Around, class Type, class... Enumerators>
constexpr bool is_in_own_fields(EnumDescription<Type, Enumerators...>) {
  return false;
}

template <class T, class... Around>
constexpr bool contains_itself() {
  constexpr bool is_described = requires { typename DescriptionOf<T>::type; };
  if constexpr ((std::is_same_v<T, Around> || ...)) {
    return is_described;  // others may be made of themselves: nlohmann::json is
  } else if constexpr (is_described) {
    return is_in_own_fields<Around..., T>(typename DescriptionOf<T>::type{});
  } else if constexpr (requires { typename T::mapped_type; }) {
    return contains_itself<typename T::mapped_type, Around..., T>();
  } else if constexpr (requires { typename T::second_type; }) {
    return contains_itself<typename T::second_type, Around..., T>();
  } else if constexpr (requires { typename T::value_type; }) {
    return contains_itself<typename T::value_type, Around..., T>();
  } else {
    return false;
  }
}

// Refused where it is used first: only there all types that it holds are complete.
template <class T>
consteval auto description() {
  using Found = typename DescriptionOf<T>::type;
  static_assert(!contains_itself<T>(),
                "A described struct contains itself, directly or through other structs, so its schema would be infinite: make "
                "the member nlohmann::json (with <lambda_wasm/json/nlohmann.hpp>), or refer to the other objects by an id.");
  if constexpr (contains_itself<T>()) {
    return StructDescription<T, Strictness::lenient>{};
  } else {
    return Found{};
  }
}
template <class T>
using Description = decltype(description<T>());

/// Calls `visit.template operator()<Field, is_defaulted>()` for each field, in order.
template <class Visit, class Type, Strictness Rule, class... Fields>
constexpr void for_each_field(StructDescription<Type, Rule, Fields...>, Visit&& visit) {
  (visit.template operator()<Fields, Rule == Strictness::lenient || Fields::is_defaulted>(), ...);
}
template <class Visit, class Type, class... Enumerators>
constexpr void for_each_enumerator(EnumDescription<Type, Enumerators...>, Visit&& visit) {
  // A list, since clang folds an expression over 256 at most.
  static_cast<void>(std::initializer_list<bool>{(visit.template operator()<Enumerators>(), true)...});
}

}  // namespace lambda_wasm::detail

namespace lambda_wasm {

/// A struct that `LAMBDA_WASM_DESCRIBE` or `LAMBDA_WASM_DESCRIBE_EVENT` describes.
template <class T>
concept Described = std::is_class_v<T> && (detail::DescribedBeside<T> || detail::DescribedInside<T>);

/// An enum that `LAMBDA_WASM_DESCRIBE_ENUM` describes.
template <class T>
concept DescribedEnum = std::is_enum_v<T> && detail::DescribedBeside<T>;

}  // namespace lambda_wasm

// The text of the macros above. `defaulted` is found in the body of the function alone, so that it needs no qualification and takes
// no name from the namespace where the struct stands; it may hide a variable of the user's there. Before that the struct is given
// another name, for it may be called `defaulted` itself.
#define LAMBDA_WASM_DETAIL_DESCRIBE(Type, rule, ...)                                                                             \
  [[maybe_unused]] constexpr auto lambda_wasm_describe(const Type*) {                                                            \
    using lambda_wasm_type = Type;                                                                                               \
    _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wshadow\"") using ::lambda_wasm::detail::defaulted;        \
    _Pragma("GCC diagnostic pop") return ::lambda_wasm::detail::describe_fields<                                                 \
        lambda_wasm_type, ::lambda_wasm::detail::Strictness::rule LAMBDA_WASM_DETAIL_FOR_EACH(LAMBDA_WASM_DETAIL_FIELD,          \
                                                                                              lambda_wasm_type, __VA_ARGS__)>(); \
  }
#define LAMBDA_WASM_DETAIL_FIELD(Type, ...) LAMBDA_WASM_DETAIL_FIELD_OF(Type, __VA_ARGS__)
#define LAMBDA_WASM_DETAIL_FIELD_OF(Type, field, ...) \
  , ::lambda_wasm::detail::Field<&Type::field, ::lambda_wasm::detail::field_options(#field __VA_OPT__(, ) __VA_ARGS__)>
#define LAMBDA_WASM_DETAIL_ENUMERATOR(Type, ...) LAMBDA_WASM_DETAIL_ENUMERATOR_OF(Type, __VA_ARGS__)
#define LAMBDA_WASM_DETAIL_ENUMERATOR_OF(Type, value, ...) \
  , ::lambda_wasm::detail::Enumerator<Type::value,         \
                                      ::lambda_wasm::detail::enumerator_name<Type::value>(#value __VA_OPT__(, ) __VA_ARGS__)>
