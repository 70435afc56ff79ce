#pragma once
/// @file
/// The constraints of numbers.

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include <lambda_wasm/constraints/part.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/text/float.hpp>

namespace lambda_wasm::constraints {

/// A number in a description, as a template argument: clang has no floating-point numbers as such before version 18.
struct Literal {
  std::uint64_t bits;  ///< the integer, or the real number's representation
  bool is_real = false;
  bool is_negative = false;

  template <class T>
  static consteval Literal of(T value) {
    static_assert(Number<T>, "LAMBDA_WASM_DESCRIBE: the argument of minimum, maximum and the like must be a number.");
    if constexpr (!Number<T>) {
      return {};
    } else if constexpr (std::is_floating_point_v<T>) {
      const auto real = static_cast<double>(value);
      if (real > -9e15 && real < 9e15 && static_cast<double>(static_cast<std::int64_t>(real)) == real) {
        return of(static_cast<std::int64_t>(real));
      }
      return {std::bit_cast<std::uint64_t>(real), true, real < 0};
    } else {
      return {static_cast<std::uint64_t>(value), false, std::cmp_less(value, 0)};
    }
  }

  [[nodiscard]] constexpr double real() const {
    if (is_real) return std::bit_cast<double>(bits);
    return is_negative ? static_cast<double>(static_cast<std::int64_t>(bits)) : static_cast<double>(bits);
  }
  template <std::integral T>
  [[nodiscard]] constexpr bool fits() const {
    return is_negative ? std::in_range<T>(static_cast<std::int64_t>(bits)) : std::in_range<T>(bits);
  }

  /// A real number as a fraction of a power of ten: the shortest text that reads back as it is.
  struct Fraction {
    std::uint64_t digits = 0;
    std::size_t decimals = 0;
    bool is_found = false;
  };
  [[nodiscard]] constexpr Fraction fraction() const {
    double power = 1;
    const double value = is_negative ? -real() : real();
    for (std::size_t decimals = 0; decimals <= 22; ++decimals, power *= 10) {
      if (!(value * power < 9e15)) break;
      const auto digits = static_cast<std::uint64_t>(value * power + 0.5);
      if (static_cast<double>(digits) / power == value) return {digits, decimals, true};
    }
    return {};
  }
  [[nodiscard]] constexpr bool is_printable() const { return !is_real || fraction().is_found; }

  constexpr void print(auto& put) const {
    if (is_negative) put('-');
    if (!is_real) return print(put, is_negative ? 0 - bits : bits);
    // The digits, from the last, with zeros as far as the point.
    char text[32]{};
    std::size_t size = 0;
    const Fraction found = fraction();
    std::uint64_t rest = found.digits;
    for (; size != found.decimals; rest /= 10) text[size++] = static_cast<char>('0' + rest % 10);
    if (size != 0) text[size++] = '.';
    do text[size++] = static_cast<char>('0' + rest % 10);
    while ((rest /= 10) != 0);
    while (size != 0) put(text[--size]);
  }

 private:
  static constexpr void print(auto& put, std::uint64_t value) {
    if (value >= 10) print(put, value / 10);
    put(static_cast<char>('0' + value % 10));
  }
};

template <class M>
constexpr auto number_of(M value) {
  if constexpr (std::same_as<M, float>) {
    return text::shortest_double(value);  // the number that the text has
  } else {
    return value;
  }
}

/// What `minimum`, `maximum`, `multiple_of` and the like have in common.
struct OfNumber : Constraint {
  Literal number;

  template <auto self, class M>
  static constexpr bool suits = Number<M> && (!std::integral<M> || !self.number.is_real) && self.number.is_printable();
  template <auto self, class M>
  static constexpr void assert_suits() {
    static_assert(Number<M>,
                  "LAMBDA_WASM_DESCRIBE: minimum, maximum, exclusive_minimum, exclusive_maximum and multiple_of suit "
                  "members that are integers, double or float.");
    static_assert(!Number<M> || !std::integral<M> || !self.number.is_real,
                  "LAMBDA_WASM_DESCRIBE: the minimum, maximum or multiple_of of an integer must be an integer.");
    static_assert(self.number.is_printable(),
                  "LAMBDA_WASM_DESCRIBE: a minimum, maximum or multiple_of must have at most 15 digits and 22 decimals.");
  }

 protected:
  /// Whether value < number.
  template <auto self, class M>
  static constexpr bool is_less(M value) {
    if constexpr (!std::integral<M>) {
      return number_of(value) < self.number.real();
    } else if constexpr (self.number.template fits<M>()) {
      return value < static_cast<M>(self.number.bits);
    } else {
      return !self.number.is_negative;
    }
  }
  /// Whether value > number.
  template <auto self, class M>
  static constexpr bool is_more(M value) {
    if constexpr (!std::integral<M>) {
      return number_of(value) > self.number.real();
    } else if constexpr (self.number.template fits<M>()) {
      return value > static_cast<M>(self.number.bits);
    } else {
      return self.number.is_negative;
    }
  }
  template <auto self>
  static constexpr void put(auto& put, std::string_view before) {
    detail::put_text(put, before);
    self.number.print(put);
  }
};

struct Minimum : OfNumber {
  template <auto self>
  static constexpr bool holds(auto value) {
    return !is_less<self>(value);
  }
  template <auto self>
  static constexpr void put_expected(auto& out) {
    put<self>(out, "at least ");
  }
  template <auto self>
  static constexpr void put_keywords(auto& out) {
    put<self>(out, "\"minimum\":");
  }
};
struct Maximum : OfNumber {
  template <auto self>
  static constexpr bool holds(auto value) {
    return !is_more<self>(value);
  }
  template <auto self>
  static constexpr void put_expected(auto& out) {
    put<self>(out, "at most ");
  }
  template <auto self>
  static constexpr void put_keywords(auto& out) {
    put<self>(out, "\"maximum\":");
  }
};
struct ExclusiveMinimum : OfNumber {
  template <auto self>
  static constexpr bool holds(auto value) {
    return is_more<self>(value);
  }
  template <auto self>
  static constexpr void put_expected(auto& out) {
    put<self>(out, "more than ");
  }
  template <auto self>
  static constexpr void put_keywords(auto& out) {
    put<self>(out, "\"exclusiveMinimum\":");
  }
};
struct ExclusiveMaximum : OfNumber {
  template <auto self>
  static constexpr bool holds(auto value) {
    return is_less<self>(value);
  }
  template <auto self>
  static constexpr void put_expected(auto& out) {
    put<self>(out, "less than ");
  }
  template <auto self>
  static constexpr void put_keywords(auto& out) {
    put<self>(out, "\"exclusiveMaximum\":");
  }
};

/// Integers are divided exactly. Of doubles, the rounded quotient must be an integer below 1e21, as in ajv: 0.3 is no multiple
/// of 0.1, because 0.3 / 0.1 is 2.9999999999999996.
struct MultipleOf : OfNumber {
  template <auto self, class M>
  static constexpr bool suits = OfNumber::suits<self, M> && !self.number.is_negative && self.number.bits != 0;
  template <auto self, class M>
  static constexpr void assert_suits() {
    OfNumber::assert_suits<self, M>();
    static_assert(!self.number.is_negative && self.number.bits != 0, "LAMBDA_WASM_DESCRIBE: multiple_of takes a number above 0.");
  }
  template <auto self, class M>
  static constexpr bool holds(M value) {
    if constexpr (!std::integral<M>) {
      const double quotient = number_of(value) / self.number.real();
      return quotient == __builtin_trunc(quotient) && quotient < 1e21 && quotient > -1e21;
    } else if constexpr (self.number.template fits<M>()) {
      return value % static_cast<M>(self.number.bits) == 0;
    } else {
      return value == 0;
    }
  }
  template <auto self>
  static constexpr void put_expected(auto& out) {
    put<self>(out, "multiple of ");
  }
  template <auto self>
  static constexpr void put_keywords(auto& out) {
    put<self>(out, "\"multipleOf\":");
  }
};

template <class T>
consteval Minimum minimum(T number) {
  return {{{}, Literal::of(number)}};
}
template <class T>
consteval Maximum maximum(T number) {
  return {{{}, Literal::of(number)}};
}
template <class T>
consteval ExclusiveMinimum exclusive_minimum(T number) {
  return {{{}, Literal::of(number)}};
}
template <class T>
consteval ExclusiveMaximum exclusive_maximum(T number) {
  return {{{}, Literal::of(number)}};
}
template <class T>
consteval MultipleOf multiple_of(T number) {
  return {{{}, Literal::of(number)}};
}

}  // namespace lambda_wasm::constraints
