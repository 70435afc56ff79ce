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
#include <lambda_wasm/detail/enumeration.hpp>
#include <lambda_wasm/detail/field.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/detail/for_each_argument.hpp>
#include <lambda_wasm/detail/naming.hpp>
#include <lambda_wasm/detail/type_list.hpp>

/// Describes the struct `Type` by its fields, up to 64, and by options.
///
/// Write it in the namespace of `Type`, or in the public part of the class: there it may name private members too. A field is one
/// of
/// - `field`: crosses under its own name, and is required unless it is a `std::optional`;
/// - `(field, "wireName")`: crosses under another name;
/// - `(field, defaulted)`: absent or null keeps the member's initialiser;
/// - `(field, "wireName", defaulted)`: both;
/// - `base(Base)`: stands for the fields of a described, public base class, under their names there;
/// - `flatten(field)`: stands in the same way for the fields of a member that is a described struct.
///
/// These options stand among the fields, in any place:
/// - `closed`: an unknown key on input is an error that names it. A base class that is closed does not close the struct.
/// - `camel_case`, `pascal_case`, `snake_case`, `kebab_case`, `screaming_snake_case`: the names on the wire are made from those of
///   the fields, for example `orderId` from `order_id`. A name that is given, or that comes from `base` or `flatten`, stays as it
///   is. Only ASCII letters change.
///
/// After its name, a field may have constraints and documentation (constraints.hpp), such as `minimum(1)`, `max_length(20)` or
/// `doc("…")`. A value that breaks a constraint is a mismatch, as one of another type is; a field that is absent is not checked.
///
/// A field that has the name of an option is written with its name: `(closed, "closed")`.
///
/// On input, a field that is null counts as absent, and unknown keys are ignored unless the struct is `closed`. On output, an empty
/// `std::optional` is omitted. A `std::optional` with an initialiser should be `defaulted`: otherwise null empties it, and in an
/// event absence does too. For a required `nlohmann::json` null is a value, and only absence is an error.
///
/// The names of the fields must differ. kind.hpp lists the types that a field may have.
#define LAMBDA_WASM_DESCRIBE(Type, ...) LAMBDA_WASM_DETAIL_DESCRIBE(Type, strict, __VA_ARGS__)

/// Describes a struct whose sender may omit any field: as `LAMBDA_WASM_DESCRIBE` with every field `defaulted`. In its fields,
/// elements of lists and values of maps that are null are passed over, and bytes are read from base64 in any form or from an array
/// of numbers.
#define LAMBDA_WASM_DESCRIBE_EVENT(Type, ...) LAMBDA_WASM_DETAIL_DESCRIBE(Type, lenient, __VA_ARGS__)

/// Describes up to 340 values of an enum and their names. Each argument is `value` or `(value, "wireName")`.
///
/// Write it in the namespace of the enum, even if the enum is a member of a class. An unknown name on input is an `Error`, unless
/// one value is `(value, otherwise)` or `(value, "wireName", otherwise)`, which then takes it. A value on output that is not
/// described is an `Error`. If two values are equal, the first one's name is written.
///
/// Before the values may stand `kebab_case` or another rule for names that are not given (see `LAMBDA_WASM_DESCRIBE`):
/// `LAMBDA_WASM_DESCRIBE_ENUM(Color, kebab_case, dark_red)` describes `dark-red`.
#define LAMBDA_WASM_DESCRIBE_ENUM(Type, ...)                                                                                   \
  [[maybe_unused]] constexpr auto lambda_wasm_describe(const Type*) {                                                          \
    using lambda_wasm_type = Type;                                                                                             \
    _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wshadow\"") using ::lambda_wasm::detail::otherwise;      \
    _Pragma("GCC diagnostic pop") return ::lambda_wasm::detail::describe_enum<                                                 \
        lambda_wasm_type LAMBDA_WASM_DETAIL_FOR_EACH_OF_MANY(LAMBDA_WASM_DETAIL_ENUMERATOR, lambda_wasm_type, __VA_ARGS__)>(); \
  }

namespace lambda_wasm::detail {

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

/// The description that has these fields. If they are refused it has none, so that no further errors follow.
template <class Type, StructRule Rule, class... Fields>
consteval auto checked_description(FieldList<Fields...>) {
  static_assert(sizeof...(Fields) <= 64, "LAMBDA_WASM_DESCRIBE takes at most 64 fields: move some of them to another struct.");
  constexpr bool names_differ = sizeof...(Fields) > 64 || have_own_names<Fields...>();
  static_assert(names_differ, "LAMBDA_WASM_DESCRIBE gives two fields the same name: give one of them a different wire name.");
  if constexpr (sizeof...(Fields) <= 64) {
    return StructDescription<Type, Rule, Fields...>{};
  } else {
    return StructDescription<Type, Rule>{};
  }
}

/// The words of the first rule that one of the items breaks, or nullptr.
template <class Type, class... Items>
const std::string_view* broken_item(const void* value) {
  const std::string_view* broken = nullptr;
  const auto visit = [&]<class One>() {
    if constexpr (One::has_rules) {
      if (broken == nullptr) broken = One::broken(*static_cast<const Type*>(value));
    }
  };
  (visit.template operator()<Items>(), ...);
  return broken;
}

template <class Type, class... Items>
inline constexpr PartRules part_rules{&broken_item<Type, Items...>};

/// As `describe_fields`, of items that are not all fields.
template <class Type, Strictness Rule, class... Items>
consteval auto describe_items() {
  constexpr bool options_are_no_members = !(Items::template is_misread<Items...> || ...);
  static_assert(
      options_are_no_members,
      "LAMBDA_WASM_DESCRIBE reads this word as an option, but the struct has a member of that name: describe the member "
      "with a wire name in parentheses, which may be the same.");
  constexpr bool has_one_naming = ((Items::naming != Naming::own ? 1 : 0) + ...) <= 1;
  static_assert(has_one_naming, "A description takes one rule for its names: camel_case or another, but not two of them.");
  constexpr bool bases_are_right = (Items::is_right_base && ...);
  static_assert(bases_are_right, "base(Base) in LAMBDA_WASM_DESCRIBE takes a public base class that is described itself.");
  constexpr bool members_are_right = (Items::is_right_member && ...);
  static_assert(members_are_right, "flatten(field) in LAMBDA_WASM_DESCRIBE takes a member that is a described struct.");
  constexpr StructRule rule = [] {
    StructRule made(Rule);
    made.is_closed = (Items::is_closed || ...);
    if constexpr ((Items::has_rules || ...)) made.parts = &part_rules<Type, Items...>;
    return made;
  }();
  if constexpr (options_are_no_members && has_one_naming && bases_are_right && members_are_right) {
    constexpr auto naming = static_cast<Naming>((static_cast<int>(Items::naming) + ...));
    return checked_description<Type, rule>((FieldList<>{} + ... + Items::template fields<naming>()));
  } else {
    return StructDescription<Type, rule>{};
  }
}

/// The result of the macros.
template <class Type, Strictness Rule, class... Items>
consteval auto describe_fields() {
  if constexpr ((Items::is_field && ...)) {
    return checked_description<Type, Rule>(FieldList<Items...>{});
  } else {
    return describe_items<Type, Rule, Items...>();
  }
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

template <class T>
using Description = typename DescriptionOf<T>::type;

}  // namespace lambda_wasm::detail

namespace lambda_wasm {

/// A struct that `LAMBDA_WASM_DESCRIBE` or `LAMBDA_WASM_DESCRIBE_EVENT` describes.
template <class T>
concept Described = std::is_class_v<T> && (detail::DescribedBeside<T> || detail::DescribedInside<T>);

/// An enum that `LAMBDA_WASM_DESCRIBE_ENUM` describes.
template <class T>
concept DescribedEnum = std::is_enum_v<T> && detail::DescribedBeside<T>;

}  // namespace lambda_wasm

namespace lambda_wasm::detail {

/// Whether `LAMBDA_WASM_CHECK` has a rule for a struct, or for a base class or a flattened member of it.
template <class T>
consteval bool has_rules() {
  return has_checks<T> || Description<T>::parts != nullptr;
}
template <class T>
const std::string_view* broken_rule(const T& value) {
  if constexpr (Description<T>::parts != nullptr) {
    if (const std::string_view* const broken = Description<T>::parts->broken(&value)) return broken;
  }
  return broken_check(value);
}

/// An option. `Member` is the member that is called the same, or nullptr if there is none.
template <Naming Rule, auto Member>
struct OptionItem : Item {
  static constexpr bool is_closed = Rule == Naming::own;
  static constexpr Naming naming = Rule;
  template <class... Items>
  static constexpr bool is_misread =
      std::is_member_object_pointer_v<decltype(Member)> && !(Items::template is_member<Member> || ...);
};

/// The fields of a struct as they are within another.
template <class Type, StructRule Rule, class... Fields>
consteval auto fields_within(StructDescription<Type, Rule, Fields...>) {
  if constexpr (Rule.is_lenient) {
    return FieldList<decltype(Fields::may_be_absent())...>{};
  } else {
    return FieldList<Fields...>{};
  }
}

/// `base(Base)`.
template <class Type, class Base>
struct BaseItem : Item {
  static constexpr bool is_right_base = std::is_base_of_v<Base, Type> && std::is_convertible_v<Type*, Base*> && Described<Base>;
  template <auto Member>
  static constexpr bool is_member = [] {
    if constexpr (is_right_base) {
      return []<class... Fields>(FieldList<Fields...>) {
        return (Fields::template is_member<Member> || ...);
      }(fields_within(Description<Base>{}));
    } else {
      return false;
    }
  }();
  template <Naming>
  static consteval auto fields() {
    return fields_within(Description<Base>{});
  }
  static constexpr bool has_rules = [] {
    if constexpr (is_right_base) return detail::has_rules<Base>();
    return false;
  }();
  static const std::string_view* broken(const Base& value) { return broken_rule(value); }
};

/// `flatten(member)`.
template <class Type, auto Member>
struct FlatItem : Item {
  using Inner = std::remove_cvref_t<decltype(std::declval<Type&>().*Member)>;
  static constexpr bool is_right_member = Described<Inner>;
  static constexpr bool has_rules = [] {
    if constexpr (is_right_member) return detail::has_rules<Inner>();
    return false;
  }();
  static const std::string_view* broken(const Type& value) { return broken_rule(value.*Member); }
  template <Naming>
  static consteval auto fields() {
    return []<class... Fields>(FieldList<Fields...>) {
      return FieldList<typename Fields::template Within<Member>...>{};
    }(fields_within(Description<Inner>{}));
  }
};

template <class T, class Field>
using FieldType = std::remove_cvref_t<decltype(Field::of(std::declval<T&>()))>;

/// The types of the fields of a described struct, each once.
template <class Description>
struct FieldTypesOf;
template <class Type, StructRule Rule, class... Fields>
struct FieldTypesOf<StructDescription<Type, Rule, Fields...>> {
  using type = Joined<TypeList<FieldType<Type, Fields>>...>;
};

/// Calls `visit.template operator()<Field, is_defaulted>()` for each field, in order.
template <class Visit, class Type, StructRule Rule, class... Fields>
constexpr void for_each_field(StructDescription<Type, Rule, Fields...>, Visit&& visit) {
  (visit.template operator()<Fields, Rule.is_lenient || Fields::is_defaulted>(), ...);
}
template <class Visit, class Type, class... Enumerators>
constexpr void for_each_enumerator(EnumDescription<Type, Enumerators...>, Visit&& visit) {
  // A list, because clang limits a fold expression to 256 operands.
  static_cast<void>(std::initializer_list<bool>{(visit.template operator()<Enumerators>(), true)...});
}

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
    if (order == 0) order = constraints::compare(Field::of(one), Field::of(other));
  });
  return order;
}

}  // namespace lambda_wasm::detail

// The bodies of the macros above. `defaulted` and the constraints are declared only in the body of the function, so that they
// need no qualification and add no name to the namespace of the struct. They may hide variables of the user's there. The struct
// gets an alias before that, because it may itself be called `defaulted`.
#define LAMBDA_WASM_DETAIL_DESCRIBE(Type, rule, ...)                                                                      \
  [[maybe_unused]] constexpr auto lambda_wasm_describe(const Type*) {                                                     \
    using lambda_wasm_type = Type;                                                                                        \
    _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wshadow\"") using ::lambda_wasm::detail::defaulted; \
    LAMBDA_WASM_DETAIL_USE_CONSTRAINTS _Pragma("GCC diagnostic pop")                                                      \
        [[maybe_unused]] typedef ::lambda_wasm::detail::OptionsOfFields lambda_wasm_options;                              \
    return ::lambda_wasm::detail::describe_fields<lambda_wasm_type,                                                       \
                                                  ::lambda_wasm::detail::Strictness::rule LAMBDA_WASM_DETAIL_FOR_EACH(    \
                                                      LAMBDA_WASM_DETAIL_FIELD, lambda_wasm_type, __VA_ARGS__)>();        \
  }
// As the macros above in a namespace, for headers that describe many structs: it costs a translation unit that does not use the struct a
// tenth of the time, because the template is not instantiated and depends on its parameters for all that it names. A local class cannot have
// a template, and the names of options are not declared in it.
#define LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(Type, rule, ...)                                                            \
  template <class lambda_wasm_type = Type, class lambda_wasm_options = ::lambda_wasm::detail::OptionsOfFields>         \
  [[maybe_unused]] constexpr auto lambda_wasm_describe(const Type*) {                                                  \
    return ::lambda_wasm::detail::describe_fields<lambda_wasm_type,                                                    \
                                                  ::lambda_wasm::detail::Strictness::rule LAMBDA_WASM_DETAIL_FOR_EACH( \
                                                      LAMBDA_WASM_DETAIL_FIELD, lambda_wasm_type, __VA_ARGS__)>();     \
  }
#define LAMBDA_WASM_DETAIL_FIELD(Type, ...) LAMBDA_WASM_DETAIL_FIELD_OF(Type, __VA_ARGS__)
// A name alone may be an option. Pasted to WORD_ it is then a macro, which expands to a comma and the item.
#define LAMBDA_WASM_DETAIL_FIELD_OF(Type, field, ...) LAMBDA_WASM_DETAIL_FIELD_WITH##__VA_OPT__(_NAME)(Type, field, __VA_ARGS__)
#define LAMBDA_WASM_DETAIL_FIELD_WITH_NAME(Type, field, ...) \
  , ::lambda_wasm::detail::Field<&Type::field, lambda_wasm_options::of(#field, __VA_ARGS__)>
#define LAMBDA_WASM_DETAIL_FIELD_WITH(Type, field, ...)         \
  LAMBDA_WASM_DETAIL_SECOND_OF(LAMBDA_WASM_DETAIL_WORD_##field, \
                               (::lambda_wasm::detail::Field<&Type::field, lambda_wasm_options::of(#field)>))
#define LAMBDA_WASM_DETAIL_SECOND_OF(...) LAMBDA_WASM_DETAIL_SECOND(__VA_ARGS__, )
#define LAMBDA_WASM_DETAIL_SECOND(word, item, ...) , LAMBDA_WASM_DETAIL_ITEM item
#define LAMBDA_WASM_DETAIL_ITEM(...) __VA_ARGS__

#define LAMBDA_WASM_DETAIL_WORD_base(...) , (::lambda_wasm::detail::BaseItem<lambda_wasm_type, __VA_ARGS__>)
#define LAMBDA_WASM_DETAIL_WORD_flatten(field) , (::lambda_wasm::detail::FlatItem<lambda_wasm_type, &lambda_wasm_type::field>)
#define LAMBDA_WASM_DETAIL_WORD_closed LAMBDA_WASM_DETAIL_OPTION(closed, own)
#define LAMBDA_WASM_DETAIL_WORD_camel_case LAMBDA_WASM_DETAIL_NAMING_camel_case
#define LAMBDA_WASM_DETAIL_WORD_pascal_case LAMBDA_WASM_DETAIL_NAMING_pascal_case
#define LAMBDA_WASM_DETAIL_WORD_snake_case LAMBDA_WASM_DETAIL_NAMING_snake_case
#define LAMBDA_WASM_DETAIL_WORD_kebab_case LAMBDA_WASM_DETAIL_NAMING_kebab_case
#define LAMBDA_WASM_DETAIL_WORD_screaming_snake_case LAMBDA_WASM_DETAIL_NAMING_screaming_snake_case
#define LAMBDA_WASM_DETAIL_NAMING_camel_case LAMBDA_WASM_DETAIL_OPTION(camel_case, camel_case)
#define LAMBDA_WASM_DETAIL_NAMING_pascal_case LAMBDA_WASM_DETAIL_OPTION(pascal_case, pascal_case)
#define LAMBDA_WASM_DETAIL_NAMING_snake_case LAMBDA_WASM_DETAIL_OPTION(snake_case, snake_case)
#define LAMBDA_WASM_DETAIL_NAMING_kebab_case LAMBDA_WASM_DETAIL_OPTION(kebab_case, kebab_case)
#define LAMBDA_WASM_DETAIL_NAMING_screaming_snake_case LAMBDA_WASM_DETAIL_OPTION(screaming_snake_case, screaming_snake_case)
// The lambda finds a member of the same name, also a private one.
#define LAMBDA_WASM_DETAIL_OPTION(word, naming)                                                                                 \
  , (::lambda_wasm::detail::OptionItem<::lambda_wasm::detail::Naming::naming, []<class lambda_wasm_of>(const lambda_wasm_of*) { \
    if constexpr (std::is_enum_v<lambda_wasm_of>) {                                                                             \
      if constexpr (requires { lambda_wasm_of::word; }) {                                                                       \
        return lambda_wasm_of::word;                                                                                            \
      } else {                                                                                                                  \
        return nullptr;                                                                                                         \
      }                                                                                                                         \
    } else if constexpr (requires { &lambda_wasm_of::word; }) {                                                                 \
      return &lambda_wasm_of::word;                                                                                             \
    } else {                                                                                                                    \
      return nullptr;                                                                                                           \
    }                                                                                                                           \
  }(static_cast<const lambda_wasm_type*>(nullptr))>)
#define LAMBDA_WASM_DETAIL_ENUMERATOR(Type, ...) LAMBDA_WASM_DETAIL_ENUMERATOR_OF(Type, __VA_ARGS__)
#define LAMBDA_WASM_DETAIL_ENUMERATOR_OF(Type, value, ...) \
  LAMBDA_WASM_DETAIL_ENUMERATOR_WITH##__VA_OPT__(_NAME)(Type, value, __VA_ARGS__)
#define LAMBDA_WASM_DETAIL_ENUMERATOR_WITH_NAME(Type, value, ...) \
  , ::lambda_wasm::detail::Enumerator<Type::value, ::lambda_wasm::detail::field_options(#value, __VA_ARGS__)>
#define LAMBDA_WASM_DETAIL_ENUMERATOR_WITH(Type, value, ...)      \
  LAMBDA_WASM_DETAIL_SECOND_OF(LAMBDA_WASM_DETAIL_NAMING_##value, \
                               (::lambda_wasm::detail::Enumerator<Type::value, ::lambda_wasm::detail::field_options(#value)>))
