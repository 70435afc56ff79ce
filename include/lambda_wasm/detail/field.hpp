#pragma once
/// @file
/// What the macros of describe.hpp make of a field and its options.

#include <cstddef>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/constraints.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/detail/naming.hpp>
#include <lambda_wasm/detail/option_list.hpp>

namespace lambda_wasm::detail {

struct Defaulted {};
[[maybe_unused]] inline constexpr Defaulted defaulted{};
struct Otherwise {};
[[maybe_unused]] inline constexpr Otherwise otherwise{};

template <std::size_t Size, class Options = OptionList<>>
struct FieldOptions {
  FixedText<Size> name;
  Options options{};
  bool is_named = false;  ///< whether the name is given, and not that of the member
};

/// What follows a field's name in a description: perhaps another name, then options. A class, so that a template may depend on it.
struct OptionsOfFields {
  template <std::size_t Own, class... Options>
  static consteval auto of(const char (&own)[Own], const Options&... options) {
    return FieldOptions<Own, OptionList<Options...>>{own, option_list(options...)};
  }
  template <std::size_t Own, std::size_t Wire, class... Options>
  static consteval auto of(const char (&)[Own], const char (&wire)[Wire], const Options&... options) {
    return FieldOptions<Wire, OptionList<Options...>>{wire, option_list(options...), true};
  }
};
consteval auto field_options(const auto&... own_and_options) { return OptionsOfFields::of(own_and_options...); }

template <class... Options>
consteval OptionList<Defaulted, Options...> with_defaulted(const OptionList<Options...>& options) {
  return {defaulted, options};
}

enum class Strictness { strict, lenient };

/// Returns the words of the first rule that a base class or a flattened member breaks, or nullptr.
struct PartRules {
  const std::string_view* (*broken)(const void* value);
};

/// What is true of all fields of a struct.
struct StructRule {
  bool is_lenient = false;  ///< every field may be absent
  bool is_closed = false;   ///< unknown keys are refused
  const PartRules* parts =
      nullptr;  ///< nullptr if there are none. A variable, because g++ 12 takes no function in a template argument

  constexpr StructRule() = default;
  constexpr StructRule(Strictness strictness)  // NOLINT(google-explicit-constructor): one is the other
      : is_lenient(strictness == Strictness::lenient) {}
};

/// Fields as one type. Unlike a TypeList it keeps those that it has already, which are then refused.
template <class... Fields>
struct FieldList {};
template <class... Fields, class... More>
consteval FieldList<Fields..., More...> operator+(FieldList<Fields...>, FieldList<More...>) {
  return {};
}

/// What a description consists of: fields, and the options and calls among them.
struct Item {
  static constexpr bool is_field = false;
  static constexpr bool is_closed = false;
  static constexpr Naming naming = Naming::own;
  static constexpr bool is_right_base = true;
  static constexpr bool is_right_member = true;
  template <auto Member>
  static constexpr bool is_member = false;
  template <class... Items>
  static constexpr bool is_misread = false;
  static constexpr bool has_rules = false;
  /// The fields that it stands for; `Rule` makes their names.
  template <Naming Rule>
  static consteval FieldList<> fields() {
    return {};
  }
};

template <auto Value>
struct Constant {};

/// A field: a member, or, after `flatten`, a member within members, on the way that `Path` continues.
template <auto Member, FieldOptions Options, auto... Path>
struct Field : Item {
  static constexpr std::string_view name = Options.name.view();
  static constexpr auto options = Options.options;
  static constexpr bool is_defaulted = decltype(Options.options)::template has<Defaulted>;
  static constexpr bool is_constrained = constraints::has_constraint<std::remove_const_t<decltype(Options.options)>>;

  /// The field of a struct, or of one that is derived from it.
  template <class T>
  [[gnu::always_inline]] static constexpr auto& of(T& value) {
    return ((value.*Member).*....*Path);
  }

  /// The same field of a struct whose member `Outer` it is in.
  template <auto Outer>
  using Within = Field<Outer, Options, Member, Path...>;

  /// The same field, which may be absent.
  static consteval auto may_be_absent() {
    if constexpr (is_defaulted) {
      return Field{};
    } else {
      constexpr auto longer = with_defaulted(Options.options);
      return Field<Member,
                   FieldOptions<sizeof Options.name.text, decltype(with_defaulted(Options.options))>{Options.name, longer},
                   Path...>{};
    }
  }

  static constexpr bool is_field = true;
  template <auto Other>
  static constexpr bool is_member = std::is_same_v<Constant<Other>, Constant<Member>>;
  template <Naming Rule>
  static consteval auto fields() {
    if constexpr (Rule == Naming::own || Options.is_named) {
      return FieldList<Field>{};
    } else {
      constexpr auto made = name_by<Rule, Options.name>;
      return FieldList<Field<Member, FieldOptions<sizeof made.text, decltype(Options.options)>{made, Options.options}>>{};
    }
  }
};

template <class Type, StructRule Rule, class... Fields>
struct StructDescription {
  using type = Type;
  static constexpr bool is_lenient = Rule.is_lenient;
  static constexpr bool is_closed = Rule.is_closed;
  static constexpr const PartRules* parts = Rule.parts;
  static constexpr std::size_t size = sizeof...(Fields);
};

}  // namespace lambda_wasm::detail
