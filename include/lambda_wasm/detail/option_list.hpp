#pragma once

#include <type_traits>

namespace lambda_wasm::detail {

/// The options of a field, as a value that may be a template argument: `first` and `rest`.
template <class... Options>
struct OptionList;
template <>
struct OptionList<> {
  static constexpr bool is_empty = true;
  template <class Option>
  static constexpr bool has = false;
};
template <class First, class... Rest>
struct OptionList<First, Rest...> {
  static constexpr bool is_empty = false;
  template <class Option>
  static constexpr bool has = std::is_same_v<Option, First> || OptionList<Rest...>::template has<Option>;

  First first;
  OptionList<Rest...> rest;
};
consteval OptionList<> option_list() { return {}; }
template <class First, class... Rest>
consteval OptionList<First, Rest...> option_list(const First& first, const Rest&... rest) {
  return {first, option_list(rest...)};
}

}  // namespace lambda_wasm::detail
