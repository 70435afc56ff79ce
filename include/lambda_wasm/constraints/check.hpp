#pragma once
/// @file
/// Constraints by a function of the user's: of a member by `check`, and of a whole struct by `LAMBDA_WASM_CHECK`.

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/constraints/part.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>

/// Adds a rule to a described struct: `predicate` takes a `const Type&` and returns whether it fits; `expected` says what an error
/// expects.
///
///     LAMBDA_WASM_CHECK(Range, "from is not after to", [](const Range& range) { return range.from <= range.to; })
///
/// Write it in the namespace of `Type`, after its description and before its first use. A struct may have several, on lines of
/// their own: they are tried in order. None is called if a member does not fit.
#define LAMBDA_WASM_CHECK(Type, expected, ...)                                                                 \
  [[maybe_unused]] constexpr auto lambda_wasm_check(                                                           \
      const Type*, ::lambda_wasm::detail::CheckNumber<::lambda_wasm::detail::next_check<Type, __LINE__>>) {    \
    return ::lambda_wasm::detail::struct_check<Type>(::lambda_wasm::detail::FixedText(expected), __VA_ARGS__); \
  }

namespace lambda_wasm::constraints {

template <auto predicate, std::size_t Size>
struct Check : Constraint {
  detail::FixedText<Size> expected;

  template <auto self, class M>
  static constexpr bool suits = std::predicate<decltype(predicate), const M&>;
  template <auto self, class M>
  static constexpr void assert_suits() {
    static_assert(suits<self, M>,
                  "LAMBDA_WASM_DESCRIBE: the function of a check must take the member's value and return a bool.");
  }
  template <auto self>
  static bool holds(const auto& value) {
    return predicate(value);
  }
  template <auto self>
  static constexpr void put_expected(auto& put) {
    detail::put_text(put, self.expected.view());
  }
  // JSON Schema cannot state it.
  template <auto self>
  static constexpr void put_keywords(auto& /*put*/) {}
};

// The parentheses prevent the expansion of a macro of that name, which macOS defines.
template <auto predicate, std::size_t Size>
consteval Check<predicate, Size>(check)(const char (&expected)[Size]) {
  return {{}, expected};
}

}  // namespace lambda_wasm::constraints

namespace lambda_wasm::detail {

template <std::size_t>
struct CheckNumber {};

template <class T, std::size_t number>
concept HasCheck = requires {
  requires std::is_same_v<typename decltype(lambda_wasm_check(static_cast<const T*>(nullptr), CheckNumber<number>{}))::type, T>;
};

// Looks for the check in the instantiation for its line. HasCheck must not be asked before the last check: compilers keep its answer.
template <class T, std::size_t line, std::size_t number = 0>
constexpr std::size_t count_checks() {
  constexpr bool is_there = requires {
    requires std::is_same_v<
        typename decltype(lambda_wasm_check(static_cast<const T*>(nullptr), CheckNumber<number + 0 * line>{}))::type, T>;
  };
  if constexpr (is_there) {
    return count_checks<T, line, number + 1>();
  } else {
    return number;
  }
}
template <class T, std::size_t line>
inline constexpr std::size_t next_check = count_checks<T, line>();

/// A rule of a whole struct.
template <class T, std::size_t Size, class Predicate>
struct StructCheck {
  using type = T;
  FixedText<Size> expected;
  Predicate predicate;
};
template <class T, std::size_t Size, class Predicate>
constexpr auto struct_check(FixedText<Size> expected, Predicate predicate) {
  static_assert(std::predicate<Predicate, const T&>,
                "LAMBDA_WASM_CHECK: the function must take a const reference to the struct and return a bool.");
  return StructCheck<T, Size, Predicate>{expected, predicate};
}

/// The words of the first of its own rules that a struct breaks, or nullptr.
template <class T, std::size_t number = 0>
const std::string_view* broken_check(const T& value) {
  if constexpr (HasCheck<T, number>) {
    static constexpr auto check = lambda_wasm_check(static_cast<const T*>(nullptr), CheckNumber<number>{});
    static constexpr std::string_view expected = check.expected.view();
    // One that cannot be called has been refused.
    if constexpr (std::predicate<decltype(check.predicate), const T&>) {
      if (!check.predicate(value)) return &expected;
    }
    return broken_check<T, number + 1>(value);
  } else {
    return nullptr;
  }
}
template <class T>
inline constexpr bool has_checks = HasCheck<T, 0>;

/// The words of the first rule that a struct breaks, or a base class or flattened member of it; or nullptr. describe.hpp defines it.
template <class T>
const std::string_view* broken_rule(const T& value);

}  // namespace lambda_wasm::detail
