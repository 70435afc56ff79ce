#pragma once
/// @file
/// Types that cross as the value of another type: ids, money, units.
///
/// Either describe a struct of one member by `LAMBDA_WASM_DESCRIBE_VALUE`, or write in the class:
///
///     class Email {
///      public:
///       using crosses_as = std::string;
///       Email() = default;
///       explicit Email(std::string text);  // may throw: the message says what is expected, "an e-mail address"
///       std::string crossing() const;
///
/// Such a type crosses wherever a U (`crosses_as`) does, except as the key of a map, and in the same form. A U is read first; if
/// the constructor then throws a lambda_wasm::Error or another std::exception, the value does not fit: in JSON text its message is
/// what was expected at this place; in an event the invocation fails with `error_type::invalid_event` and this message. The type
/// must be default-constructible, because a value is made before it is read.

#include <concepts>
#include <type_traits>
#include <utility>

#include <lambda_wasm/describe.hpp>

/// Describes the struct `Type` by its only member, whose type it crosses as: `struct NoteId { std::string text; };`
/// `LAMBDA_WASM_DESCRIBE_VALUE(NoteId, text)` crosses as a string. Write it in the namespace of `Type`, or in the public part of
/// the class: there it may name a private member.
#define LAMBDA_WASM_DESCRIBE_VALUE(Type, member)                            \
  [[maybe_unused]] constexpr auto lambda_wasm_describe_value(const Type*) { \
    return ::lambda_wasm::detail::ValueDescription<Type, &Type::member>{};  \
  }

namespace lambda_wasm::detail {

template <class Type, auto Member>
struct ValueDescription {
  using type = Type;
  static constexpr auto member = Member;
};

// Next to the type or inside it, as the descriptions of structs.
template <class T>
concept ValueDescribedBeside =
    requires { requires std::same_as<typename decltype(lambda_wasm_describe_value(static_cast<const T*>(nullptr)))::type, T>; };
template <class T>
concept ValueDescribedInside = requires(T& value) {
  requires std::same_as<typename decltype(value.lambda_wasm_describe_value(static_cast<const T*>(nullptr)))::type, T>;
};

template <class T>
struct ValueDescriptionOf;
template <ValueDescribedBeside T>
struct ValueDescriptionOf<T> {
  using type = decltype(lambda_wasm_describe_value(static_cast<const T*>(nullptr)));
};
template <ValueDescribedInside T>
struct ValueDescriptionOf<T> {
  using type = decltype(std::declval<T&>().lambda_wasm_describe_value(static_cast<const T*>(nullptr)));
};

template <class T>
concept DescribedValue = std::is_class_v<T> && (ValueDescribedBeside<T> || ValueDescribedInside<T>);

/// A type that names the type that it crosses as. A class derived from it does not: it would be read as the base class.
template <class T>
concept CrossesAs = std::is_class_v<T> && requires { typename T::crosses_as; };

}  // namespace lambda_wasm::detail
