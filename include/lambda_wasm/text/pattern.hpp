#pragma once
/// @file
/// Regular expressions that are compiled at compile time to tables of states, so that matching takes a step for each character,
/// whatever the pattern and the text.

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/text/pattern/fault.hpp>
#include <lambda_wasm/text/pattern/match.hpp>
#include <lambda_wasm/text/pattern/table.hpp>

namespace lambda_wasm::text {

namespace pattern {

inline constexpr std::size_t usual_room = 1024;  // for a table, in bytes; a larger one is made twice

template <lambda_wasm::detail::FixedText Text>
inline constexpr auto compiled = compile<usual_room>(Text.view());

template <std::size_t Size>
struct Bytes {
  alignas(4) std::uint8_t bytes[Size]{};
};

template <lambda_wasm::detail::FixedText Text>
consteval auto table_bytes() {
  constexpr Fault fault = compiled<Text>.fault;
  static_assert(fault != Fault::look_around,
                "lambda_wasm: A pattern has no look-ahead or look-behind, such as (?=...): check such a rule in C++.");
  static_assert(fault != Fault::back_reference,
                "lambda_wasm: A pattern has no references back to a group: check such a rule in C++.");
  static_assert(
      fault != Fault::lazy,
      "lambda_wasm: A pattern has no lazy quantifiers: leave out the ? after the quantifier, which changes nothing where "
      "the whole text must match.");
  static_assert(fault != Fault::named_group, "lambda_wasm: A pattern has no named groups: write (...) instead.");
  static_assert(fault != Fault::other_group, "lambda_wasm: A group of a pattern begins with ( or (?: and has no flags.");
  static_assert(fault != Fault::boundary,
                "lambda_wasm: A pattern has no word boundaries (backslash b or B): write the characters that may be there.");
  static_assert(
      fault != Fault::property,
      "lambda_wasm: A pattern has no Unicode properties (backslash p or P): write the ranges of characters in a class.");
  static_assert(fault != Fault::anchor,
                "lambda_wasm: A pattern has ^ only as its first and $ only as its last character, where they change nothing: the "
                "whole text must match.");
  static_assert(fault != Fault::escape,
                "lambda_wasm: A pattern has an unknown escape: after a backslash, it takes d D w W s S n r t f v 0 xHH uHHHH "
                "u{H}, a backslash, and ^ $ . * + ? ( ) [ ] { } | /; in a class also - and b.");
  static_assert(fault != Fault::group_open, "lambda_wasm: A pattern has a ( without its ), or a ) without its (.");
  static_assert(fault != Fault::class_open, "lambda_wasm: A class of a pattern has no ] at its end.");
  static_assert(fault != Fault::class_range,
                "lambda_wasm: A range in a class of a pattern, such as a-z, has a single character on each side, the smaller one "
                "first: write a backslash before a - that is no range.");
  static_assert(
      fault != Fault::class_operator,
      "lambda_wasm: A class of a pattern has [, && or --, which differ between the flags u and v of JavaScript: write a "
      "backslash before [ and -, and & only once.");
  static_assert(fault != Fault::nothing_to_repeat, "lambda_wasm: A pattern has a quantifier with nothing before it to repeat.");
  static_assert(fault != Fault::bracket,
                "lambda_wasm: A pattern has a {, } or ] that belongs to no quantifier or class: write a backslash before it.");
  static_assert(fault != Fault::count, "lambda_wasm: A pattern repeats by {n}, {n,} or {n,m}, with n not above m.");
  static_assert(fault != Fault::encoding, "lambda_wasm: A pattern must be UTF-8.");
  static_assert(fault != Fault::too_large,
                "lambda_wasm: A pattern has at most 256 places for a character, where a part that is repeated n times counts n "
                "times, 256 ranges in its classes, and 64 nested groups: limit a long text by its length instead.");
  static_assert(fault != Fault::too_many_states,
                "lambda_wasm: A pattern becomes an automaton with too many states: make it simpler, or check the rule in C++.");
  if constexpr (fault != Fault::none) {
    return Bytes<1>{};
  } else {
    constexpr std::size_t size = compiled<Text>.size;
    Bytes<size> table;
    if constexpr (size <= usual_room) {
      std::copy_n(compiled<Text>.bytes, size, table.bytes);
    } else {
      std::copy_n(compile<size>(Text.view()).bytes, size, table.bytes);
    }
    return table;
  }
}

template <lambda_wasm::detail::FixedText Text>
inline constexpr auto table = table_bytes<Text>();

}  // namespace pattern

/// The pattern `Text`, compiled at compile time: `matches(pattern_table<"[A-Z]{3}-[0-9]{4}">, text)`.
///
/// Takes ECMA-262's regular expressions with the flag `u`, as JSON Schema has them, without what needs memory: characters, `.`, classes, `\d \w \s
/// \D \W \S`, the escapes of characters, groups, `|`, `*`, `+`, `?`, `{n}`, `{n,}`, `{n,m}`. Everything else does not compile, and
/// one sentence says why. `^` at the beginning and `$` at the end change nothing, because the whole text must match.
template <lambda_wasm::detail::FixedText Text>
inline constexpr PatternTable pattern_table{pattern::table<Text>.bytes};

}  // namespace lambda_wasm::text
