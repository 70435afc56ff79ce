#pragma once
/// @file
/// Describes a struct or an enum once, next to the type. Everything else that the SDK does with it (crossing into and out of
/// Wasm, JSON text, errors that name the place) is derived from this description.

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <type_traits>
#include <utility>

#include <lambda_wasm/constraints.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/detail/for_each_argument.hpp>
#include <lambda_wasm/detail/option_list.hpp>
#include <lambda_wasm/detail/type_list.hpp>

/// Describes the struct `Type` by its fields, up to 64.
///
/// Write it in the namespace of `Type`, or in the public part of the class: there it may name private members too. A field is one
/// of
/// - `field`: crosses under its own name, and is required unless it is a `std::optional`;
/// - `(field, "wireName")`: crosses under another name;
/// - `(field, defaulted)`: absent or null keeps the member's initialiser;
/// - `(field, "wireName", defaulted)`: both.
///
/// After these, a field may have constraints and documentation (constraints.hpp), such as `minimum(1)`, `max_length(20)` or
/// `doc("…")`. A value that breaks a constraint is a mismatch, as one of another type is; a field that is absent is not checked.
///
/// On input, a field that is null counts as absent, and keys that are not described are ignored. On output, an empty
/// `std::optional` is omitted. A `std::optional` with an initialiser should be `defaulted`: otherwise null empties it, and in an
/// event absence does too. For a required `nlohmann::json` null is a value, and only absence is an error.
///
/// The names of the fields must differ. kind.hpp lists the types that a field may have.
#define LAMBDA_WASM_DESCRIBE(Type, ...) LAMBDA_WASM_DETAIL_DESCRIBE(Type, strict, __VA_ARGS__)

/// Describes a struct whose sender may omit any field: as `LAMBDA_WASM_DESCRIBE` with every field `defaulted`.
#define LAMBDA_WASM_DESCRIBE_EVENT(Type, ...) LAMBDA_WASM_DETAIL_DESCRIBE(Type, lenient, __VA_ARGS__)

/// Describes up to 340 values of an enum and their names. Each argument is `value` or `(value, "wireName")`.
///
/// Write it in the namespace of the enum, even if the enum is a member of a class. An unknown name on input is an `Error`, and so
/// is a value on output that is not described. If two values are equal, the first one's name is written.
#define LAMBDA_WASM_DESCRIBE_ENUM(Type, ...)                                                                                    \
  [[maybe_unused]] constexpr auto lambda_wasm_describe(const Type*) {                                                           \
    return ::lambda_wasm::detail::EnumDescription<Type LAMBDA_WASM_DETAIL_FOR_EACH_OF_MANY(LAMBDA_WASM_DETAIL_ENUMERATOR, Type, \
                                                                                           __VA_ARGS__)>{};                     \
  }

namespace lambda_wasm::detail {

struct Defaulted {};
[[maybe_unused]] inline constexpr Defaulted defaulted{};

template <std::size_t Size, class Options = OptionList<>>
struct FieldOptions {
  FixedText<Size> name;
  Options options{};
  bool is_named = false;  ///< whether the name is given, and not that of the member
};

/// What follows a field's name in a description: perhaps another name, then options.
template <std::size_t Own, class... Options>
consteval auto field_options(const char (&own)[Own], const Options&... options) {
  return FieldOptions<Own, OptionList<Options...>>{own, option_list(options...)};
}
template <std::size_t Own, std::size_t Wire, class... Options>
consteval auto field_options(const char (&)[Own], const char (&wire)[Wire], const Options&... options) {
  return FieldOptions<Wire, OptionList<Options...>>{wire, option_list(options...), true};
}

enum class Strictness { strict, lenient };

template <auto Member, FieldOptions Options>
struct Field {
  static constexpr auto member = Member;
  static constexpr std::string_view name = Options.name.view();
  static constexpr auto options = Options.options;
  static constexpr bool is_defaulted = decltype(Options.options)::template has<Defaulted>;
  static constexpr bool is_constrained = constraints::has_constraint<std::remove_const_t<decltype(Options.options)>>;
};

template <class Type, Strictness Rule, class... Fields>
struct StructDescription {
  using type = Type;
  static constexpr std::size_t size = sizeof...(Fields);
};

/// Whether all fields have different names. Of two fields with one name, one would overwrite the other on the wire.
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

/// The result of the macros. If the fields are refused it has none, so that no further errors follow.
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

// A description is next to the type (found by argument-dependent look-up) or inside it. A derived class does not use that of its
// base class: its own fields would be missing without an error.
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

template <class T>
using Description = typename DescriptionOf<T>::type;

/// The types of the fields of a described struct, each once.
template <class Description>
struct FieldTypesOf;
template <class Type, Strictness Rule, class... Fields>
struct FieldTypesOf<StructDescription<Type, Rule, Fields...>> {
  using type = Joined<TypeList<FieldType<Type, Fields>>...>;
};

/// Calls `visit.template operator()<Field, is_defaulted>()` for each field, in order.
template <class Visit, class Type, Strictness Rule, class... Fields>
constexpr void for_each_field(StructDescription<Type, Rule, Fields...>, Visit&& visit) {
  (visit.template operator()<Fields, Rule == Strictness::lenient || Fields::is_defaulted>(), ...);
}
template <class Visit, class Type, class... Enumerators>
constexpr void for_each_enumerator(EnumDescription<Type, Enumerators...>, Visit&& visit) {
  // A list, because clang limits a fold expression to 256 operands.
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

namespace detail {

// What constraints/unique.hpp needs to know of structs.
template <class T>
constexpr bool is_described() {
  return Described<T>;
}
template <class T>
constexpr bool has_comparable_members() {
  bool are_comparable = true;
  for_each_field(Description<T>{}, [&]<class Field, bool>() {
    are_comparable = are_comparable && constraints::is_comparable<FieldType<T, Field>>();
  });
  return are_comparable;
}
template <class T>
constexpr int compare_members(const T& one, const T& other) {
  int order = 0;
  for_each_field(Description<T>{}, [&]<class Field, bool>() {
    if (order == 0) order = constraints::compare(one.*Field::member, other.*Field::member);
  });
  return order;
}

}  // namespace detail

}  // namespace lambda_wasm

// The bodies of the macros above. `defaulted` and the constraints are declared only in the body of the function, so that they need no qualification and
// add no name to the namespace of the struct. They may hide variables of the user's there. The struct gets an alias before that,
// because it may itself be called `defaulted`.
#define LAMBDA_WASM_DETAIL_DESCRIBE(Type, rule, ...)                                                                             \
  [[maybe_unused]] constexpr auto lambda_wasm_describe(const Type*) {                                                            \
    using lambda_wasm_type = Type;                                                                                               \
    _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wshadow\"") using ::lambda_wasm::detail::defaulted;        \
    LAMBDA_WASM_DETAIL_USE_CONSTRAINTS _Pragma("GCC diagnostic pop") return ::lambda_wasm::detail::describe_fields<              \
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
