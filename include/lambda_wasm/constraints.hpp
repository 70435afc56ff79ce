#pragma once
/// @file
/// The constraints and the documentation that the description of a field may have, and what is made of them. constraints/part.hpp
/// says what a constraint consists of. To add one, write it there and name it in LAMBDA_WASM_DETAIL_USE_CONSTRAINTS.

#include <cstddef>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/constraints/check.hpp>
#include <lambda_wasm/constraints/documentation.hpp>
#include <lambda_wasm/constraints/items.hpp>
#include <lambda_wasm/constraints/length.hpp>
#include <lambda_wasm/constraints/number.hpp>
#include <lambda_wasm/constraints/part.hpp>
#include <lambda_wasm/constraints/pattern.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/detail/option_list.hpp>

/// @internal Declares the names of all constraints in the body of a function that a macro makes.
#define LAMBDA_WASM_DETAIL_USE_CONSTRAINTS                                                                                       \
  using ::lambda_wasm::constraints::minimum, ::lambda_wasm::constraints::maximum, ::lambda_wasm::constraints::exclusive_minimum, \
      ::lambda_wasm::constraints::exclusive_maximum, ::lambda_wasm::constraints::multiple_of,                                    \
      ::lambda_wasm::constraints::min_length, ::lambda_wasm::constraints::max_length, ::lambda_wasm::constraints::min_items,     \
      ::lambda_wasm::constraints::max_items, ::lambda_wasm::constraints::unique_items,                                           \
      ::lambda_wasm::constraints::min_properties, ::lambda_wasm::constraints::max_properties,                                    \
      ::lambda_wasm::constraints::pattern, ::lambda_wasm::constraints::format, ::lambda_wasm::constraints::date,                 \
      ::lambda_wasm::constraints::date_time, ::lambda_wasm::constraints::email, ::lambda_wasm::constraints::hostname,            \
      ::lambda_wasm::constraints::ipv4, ::lambda_wasm::constraints::ipv6, ::lambda_wasm::constraints::uri,                       \
      ::lambda_wasm::constraints::uuid, ::lambda_wasm::constraints::each, ::lambda_wasm::constraints::check,                     \
      ::lambda_wasm::constraints::doc, ::lambda_wasm::constraints::title, ::lambda_wasm::constraints::example,                   \
      ::lambda_wasm::constraints::deprecated;

namespace lambda_wasm::constraints {

/// Calls `visit.template operator()<option>()` for each option of a list, in order.
template <auto options>
constexpr void for_each_option([[maybe_unused]] auto&& visit) {
  if constexpr (!decltype(options)::is_empty) {
    visit.template operator()<options.first>();
    for_each_option<options.rest>(visit);
  }
}

template <class Options>
inline constexpr bool has_constraint = false;
template <class... Options>
inline constexpr bool has_constraint<detail::OptionList<Options...>> = (is_constraint<Options> || ...);

template <class Option, class... Options>
inline constexpr std::size_t count_of = (std::size_t{std::is_same_v<Option, Options>} + ... + 0);
template <class Options>
inline constexpr bool has_twice = false;
template <class... Options>
inline constexpr bool has_twice<detail::OptionList<Options...>> =
    ((is_constraint<Options> && count_of<Options, Options...> > 1) || ...);

/// Refuses constraints that do not suit a member, each in one sentence.
template <auto options, class M>
constexpr bool assert_suits();

template <auto option, class Value>
constexpr void assert_one_suits() {
  using Option = std::remove_const_t<decltype(option)>;
  if constexpr (is_constraint<Option>) {
    option.template assert_suits<option, Value>();
    if constexpr (is_each<Option> && (Sequence<Value> || Map<Value>)) {
      constraints::assert_suits<option.options, typename ElementOf<Value>::type>();
    }
  }
}
template <auto options, class M>
constexpr bool assert_suits() {
  static_assert(!has_twice<std::remove_const_t<decltype(options)>>,
                "LAMBDA_WASM_DESCRIBE: a field has the same constraint twice: leave one of them.");
  for_each_option<options>([]<auto option>() { assert_one_suits<option, typename ValueOf<M>::type>(); });
  return true;
}

template <auto option>
struct Words {
  static constexpr auto write = [](auto& put) { option.template put_expected<option>(put); };
  static constexpr const std::string_view& view = detail::constant_text<decltype(write)>;
};

/// The words of the first constraint that a value breaks, or nullptr. Not those of its elements.
template <auto options, class Value>
[[gnu::always_inline]] inline const std::string_view* broken([[maybe_unused]] const Value& value) {
  if constexpr (decltype(options)::is_empty) {
    return nullptr;
  } else {
    using First = std::remove_const_t<decltype(options.first)>;
    if constexpr (is_constraint<First> && !is_each<First>) {
      if constexpr (options.first.template suits<options.first, Value>) {
        if (!options.first.template holds<options.first>(value)) return &Words<options.first>::view;
      }
    }
    return broken<options.rest>(value);
  }
}

/// A step from a value to one within it: an element of a sequence, or a member of an object.
struct Step {
  const Step* before;    ///< the step to that value, or nullptr
  std::string_view key;  ///< of a member; its data is nullptr for an element
  std::size_t index = 0;
};

template <auto options, class M>
void check_elements(const M& values, const Step* step, auto&& report);
template <auto options, class M>
void check_each(const M& values, const Step* before, auto&& report);

/// Calls `report(step, expected, value)` for a member's value and for each value within it that breaks a constraint, in order.
template <auto options, class M>
[[gnu::always_inline]] inline void check_value(const M& member, const Step* step, auto&& report) {
  if constexpr (may_be_empty<M>) {
    if (member) check_value<options>(*member, step, report);
  } else {
    if (const std::string_view* expected = broken<options>(member)) [[unlikely]]
      report(step, *expected, member);
    check_elements<options>(member, step, report);
  }
}
template <auto options, class M>
void check_elements(const M& values, const Step* step, auto&& report) {
  if constexpr (!decltype(options)::is_empty && (Sequence<M> || Map<M>)) {
    if constexpr (is_each<std::remove_const_t<decltype(options.first)>>) check_each<options.first.options>(values, step, report);
    check_elements<options.rest>(values, step, report);
  }
}
template <auto options, class M>
void check_each(const M& values, const Step* before, auto&& report) {
  using Element = typename ElementOf<M>::type;
  if constexpr (Map<M>) {
    for (const auto& [key, value] : values) {
      const Step step{before, std::string_view(key.data() == nullptr ? "" : key.data(), key.size())};
      check_value<options, Element>(value, &step, report);
    }
  } else {
    Step step{before, {}};
    for (auto&& value : values) {
      check_value<options, Element>(value, &step, report);
      ++step.index;
    }
  }
}

/// Which options: constraints, those that only document, or both.
enum class Options { all, constraints, documentation };

template <auto options>
constexpr void put_examples(auto& put, bool& has_more) {
  bool has_example = false;
  for_each_option<options>([&]<auto option>() {
    if constexpr (std::is_base_of_v<IsExample, decltype(option)>) {
      if (!has_example && has_more) put(',');
      detail::put_text(put, has_example ? "," : "\"examples\":[");
      option.template put_value<option>(put);
      has_example = true;
    }
  });
  if (has_example) put(']');
  has_more = has_more || has_example;
}
/// Writes the keywords of JSON Schema of options, separated by commas, and a comma before each if `has_more` is true.
template <auto options, Options which = Options::all>
constexpr void put_keywords(auto& put, bool has_more = false) {
  for_each_option<options>([&]<auto option>() {
    using Option = std::remove_const_t<decltype(option)>;
    if constexpr ((is_constraint<Option> && which != Options::documentation) ||
                  (is_documentation<Option> && which != Options::constraints)) {
      if constexpr (!is_each<Option>) {
        constexpr auto write = [](auto& each) { option.template put_keywords<option>(each); };
        if constexpr (detail::count_characters(write) != 0) {
          if (has_more) put(',');
          write(put);
          has_more = true;
        }
      }
    }
  });
  if constexpr (which != Options::constraints) put_examples<options>(put, has_more);
}

/// The same of the elements that the option `each` constrains, if there is one.
template <auto options>
constexpr void put_keywords_of_each(auto& put, bool has_more = false) {
  for_each_option<options>([&]<auto option>() {
    if constexpr (is_each<std::remove_const_t<decltype(option)>>) put_keywords<option.options>(put, has_more);
  });
}

}  // namespace lambda_wasm::constraints
