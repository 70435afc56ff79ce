#pragma once
/// @file
/// The parts that every constraint has. A constraint is an option of a field in a description: a class in a header of this folder
/// with everything that the SDK knows of it; constraints.hpp lists them. `self` is the constraint as a template argument. Each part
/// is a static member:
///
/// | part | meaning |
/// |---|---|
/// | `suits<self, M>` | whether a member may have it whose value is an M |
/// | `assert_suits<self, M>()` | refuses other members, in one sentence |
/// | `holds<self>(value)` | whether a value fits; the value of an optional member, if it has one |
/// | `put_expected<self>(put)` | what a mismatch says was expected: `at most 5` |
/// | `put_keywords<self>(put)` | its members of JSON Schema 2020-12, separated by commas; perhaps none |
///
/// What only documents has `put_keywords` alone, and derives from `Documentation`.

#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace lambda_wasm::constraints {

/// The base of all constraints.
struct Constraint {};
/// The base of options that only document.
struct Documentation {};

template <class Option>
inline constexpr bool is_constraint = std::is_base_of_v<Constraint, Option>;
template <class Option>
inline constexpr bool is_documentation = std::is_base_of_v<Documentation, Option>;

/// A member that holds a value or none.
template <class M>
inline constexpr bool may_be_empty = false;
template <class T>
inline constexpr bool may_be_empty<std::optional<T>> = true;
template <class T, class Deleter>
inline constexpr bool may_be_empty<std::unique_ptr<T, Deleter>> = true;

/// The type of the value that a member holds.
template <class M>
struct ValueOf {
  using type = M;
};
template <class M>
  requires may_be_empty<M>
struct ValueOf<M> : ValueOf<std::remove_cvref_t<decltype(*std::declval<M&>())>> {};

// Types of values, as far as constraints tell them apart. The kinds stand on descriptions, and are not known here.
template <class M>
concept Text = std::same_as<M, std::string> || std::same_as<M, std::string_view>;
template <class M>
concept Number = std::is_arithmetic_v<M> && !std::same_as<M, bool> && !std::same_as<M, char>;

// A map has keys; a sequence of pairs with text first is a map that keeps their order.
template <class M>
concept PairsOfText = requires {
  requires Text<std::remove_cv_t<typename M::value_type::first_type>>;
  typename M::value_type::second_type;
};
template <class M>
concept Map = !Text<M> && PairsOfText<M>;
template <class M>
concept Sequence = !Text<M> && !PairsOfText<M> && requires(const M& value) {
  typename M::value_type;
  value.begin();
  value.end();
  value.size();
} && !requires(const M& value) { value.view(); };

/// The elements of a sequence, and the values of a map.
template <class M>
struct ElementOf {
  using type = typename M::value_type;
};
template <Map M>
struct ElementOf<M> {
  using type = typename M::value_type::second_type;
};

}  // namespace lambda_wasm::constraints
