#pragma once

#include <cstddef>
#include <string_view>

#include <lambda_wasm/detail/fixed_text.hpp>

namespace lambda_wasm::detail {

/// How a description makes the names on the wire from those in C++.
enum class Naming { own, camel_case, pascal_case, snake_case, kebab_case, screaming_snake_case };

/// Calls `put` with each character of the name that `rule` makes of `own`.
///
/// `own` consists of words: underscores separate them, and so does a change to an uppercase letter (`orderId`, `HTTPStatus`).
/// Underscores around the name are left out: the `order_id_` of a class is the `orderId` of `order_id`.
template <class Put>
constexpr void put_named(std::string_view own, Naming rule, Put&& put) {
  const auto is_upper = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
  const auto upper = [](char letter) { return static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter); };
  const auto lower = [&](char letter) { return static_cast<char>(is_upper(letter) ? letter - 'A' + 'a' : letter); };
  const auto at = [&](std::size_t i) { return i < own.size() ? own[i] : '_'; };
  bool is_first = true;  // word
  for (std::size_t i = 0; i != own.size(); ++i) {
    if (own[i] == '_') continue;
    const char before = at(i - 1);
    const bool next_is_lower = at(i + 1) != '_' && !is_upper(at(i + 1)) && !(at(i + 1) >= '0' && at(i + 1) <= '9');
    const bool begins = before == '_' || (is_upper(own[i]) && (!is_upper(before) || next_is_lower));
    if (begins && !is_first && rule != Naming::camel_case && rule != Naming::pascal_case)
      put(rule == Naming::kebab_case ? '-' : '_');
    const bool is_capital = rule == Naming::screaming_snake_case ||
                            (begins && (rule == Naming::pascal_case || (rule == Naming::camel_case && !is_first)));
    put(is_capital ? upper(own[i]) : lower(own[i]));
    is_first = false;
  }
}

template <Naming Rule, FixedText Own>
consteval auto make_name() {
  constexpr std::size_t size = [] {
    std::size_t count = 1;
    put_named(Own.view(), Rule, [&](char) { ++count; });
    return count;
  }();
  char text[size] = {};
  std::size_t at = 0;
  put_named(Own.view(), Rule, [&](char character) { text[at++] = character; });
  return FixedText<size>(text);
}

/// The name that `Rule` makes of `Own`.
template <Naming Rule, FixedText Own>
inline constexpr auto name_by = make_name<Rule, Own>();

}  // namespace lambda_wasm::detail
