#pragma once
/// @file
/// What LAMBDA_WASM_DESCRIBE_ENUM makes of the values of an enum.

#include <cstddef>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/detail/field.hpp>
#include <lambda_wasm/detail/naming.hpp>

namespace lambda_wasm::detail {

template <auto Value, FieldOptions Options>
struct Enumerator {
  static constexpr auto value = Value;
  static constexpr std::string_view name = Options.name.view();
  static constexpr bool is_otherwise = decltype(Options.options)::template has<Otherwise>;

  template <Naming Rule>
  static consteval auto by() {
    if constexpr (Options.is_named) {
      return Enumerator{};
    } else {
      constexpr auto made = name_by<Rule, Options.name>;
      return Enumerator<Value, FieldOptions<sizeof made.text, decltype(Options.options)>{made, Options.options}>{};
    }
  }
};

template <class Type, class... Enumerators>
struct EnumDescription {
  using type = Type;
  static constexpr std::size_t size = sizeof...(Enumerators);
  /// The index of the value for every other name; `size` if there is none.
  static constexpr std::size_t otherwise = [] {
    const bool is_otherwise[] = {Enumerators::is_otherwise..., true};
    std::size_t index = 0;
    while (!is_otherwise[index]) ++index;
    return index;
  }();
};

template <Naming Rule, auto Member>
struct OptionItem;

template <class>
inline constexpr bool is_enumerator = false;
template <auto Value, FieldOptions Options>
inline constexpr bool is_enumerator<Enumerator<Value, Options>> = true;

/// The description with these values.
template <class Type, class... Enumerators>
consteval auto describe_enumerators() {
  constexpr bool has_one = [] {
    std::size_t count = 0;
    for (const bool is_otherwise : {Enumerators::is_otherwise..., false}) count += is_otherwise;
    return count <= 1;
  }();
  static_assert(has_one, "LAMBDA_WASM_DESCRIBE_ENUM takes unknown names as one value: write otherwise at one of them.");
  return EnumDescription<Type, Enumerators...>{};
}

/// The result of the macro.
template <class Type, class... Items>
struct DescribeEnum {
  static consteval auto describe() { return describe_enumerators<Type, Items...>(); }
};
template <class Type, Naming Rule, auto Member, class... Enumerators>
struct DescribeEnum<Type, OptionItem<Rule, Member>, Enumerators...> {
  static consteval auto describe() {
    constexpr bool is_option = !std::is_enum_v<decltype(Member)>;
    static_assert(is_option,
                  "LAMBDA_WASM_DESCRIBE_ENUM reads this word as the rule for the names, but the enum has a value of that name: "
                  "describe the value with a wire name in parentheses, which may be the same.");
    if constexpr (is_option) {
      return describe_enumerators<Type, decltype(Enumerators::template by<Rule>())...>();
    } else {
      return EnumDescription<Type>{};
    }
  }
};
template <class Type, class... Items>
consteval auto describe_enum() {
  constexpr bool is_first = [] {
    bool first = true;
    std::size_t count = 0;
    for (const bool is_value : {is_enumerator<Items>..., true}) first = (is_value || count == 0) && (++count, first);
    return first;
  }();
  static_assert(is_first, "LAMBDA_WASM_DESCRIBE_ENUM takes one rule for the names, before the values: write it there.");
  if constexpr (is_first) {
    return DescribeEnum<Type, Items...>::describe();
  } else {
    return EnumDescription<Type>{};
  }
}

}  // namespace lambda_wasm::detail
