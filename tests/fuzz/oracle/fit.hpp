#pragma once
/// @file
/// Whether a JSON value fits a type, and its value then, by the table in lambda_wasm/json/json.hpp.

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/schema.hpp>

#include "alternatives.hpp"
#include "base64.hpp"
#include "json.hpp"
#include "number.hpp"
#include "rules.hpp"
#include "time.hpp"

namespace oracle {

using lambda_wasm::Described;
using lambda_wasm::DescribedEnum;

/// Whether a described enum has a value of this name.
template <class T>
bool has_name(std::string_view name) {
  bool is_there = false;
  kind::for_each_enumerator(kind::Description<T>{}, [&]<class One>() { is_there = is_there || One::name == name; });
  return is_there;
}

template <bool is_lenient>
std::optional<std::string> bytes_of(std::string_view text) {
  return is_lenient ? base64_decode_leniently(text) : base64_decode(text);
}

/// A byte as a number of a list; nullopt for other values.
std::optional<std::int16_t> byte_of(const Value& value);

/// Whether a lenient struct passes over an element that is null.
template <class T>
bool is_passed_over(const Value& element) {
  return element.is(Value::Type::null) && !lambda_wasm::kinds::takes_null<T>();
}

/// The parts of a JSON value that do not fit a type, as JSON pointers, in the text's order.
class Misfits {
 public:
  /// `is_lenient` is true of the fields of a struct of LAMBDA_WASM_DESCRIBE_EVENT.
  template <class T, bool is_lenient = false>
  void look(const Value& value, std::string pointer = {}) {
    using enum Value::Type;
    if constexpr (kind::ValueKind<T>) {
      const std::size_t before = pointers_.size();
      look<kind::Crossed<T>, is_lenient>(value, pointer);
      if (pointers_.size() == before && is_refused<T>(value)) pointers_.push_back(pointer);
    } else if constexpr (kind::VariantKind<T>) {
      if constexpr (lambda_wasm::DescribedUnion<T>) {
        if (!value.is(object)) return wrong(value, pointer);
        is_unsure_ = is_unsure_ || value.depth() > 256;
      }
      alternative<T, is_lenient>(value, pointer);
    } else if constexpr (kind::TextKind<T>) {
      if (!value.is(string)) wrong(value, pointer);
    } else if constexpr (kind::BooleanKind<T>) {
      if (!value.is(boolean)) wrong(value, pointer);
    } else if constexpr (kind::IntegerKind<T>) {
      if (!integer<T>(value)) wrong(value, pointer);
    } else if constexpr (kind::RealKind<T>) {
      if (!value.is(number)) wrong(value, pointer);
    } else if constexpr (kind::BytesKind<T>) {
      if (is_lenient && value.is(array)) return numbers(value, pointer);
      if (!value.is(string) || !bytes_of<is_lenient>(value.text)) wrong(value, pointer);
    } else if constexpr (kind::TimeKind<T>) {
      const auto time = value.is(string) ? parse_time(value.text) : std::nullopt;
      const bool is_fine = kind::fraction_digits<T>() == lambda_wasm::text::FractionDigits::nanoseconds;
      if (!time || (is_fine && (time->seconds < -9223372036 || time->seconds > 9223372035))) wrong(value, pointer);
    } else if constexpr (DescribedEnum<T>) {
      constexpr bool is_tolerant = kind::Description<T>::otherwise != kind::Description<T>::size;
      if (!value.is(string) || !(is_tolerant || has_name<T>(value.text))) wrong(value, pointer);
    } else if constexpr (kind::AnyKind<T>) {
      skip(value);
    } else if constexpr (kind::OptionalKind<T>) {
      if (!value.is(null)) look<kind::OptionalValue<T>, is_lenient>(value, pointer);
    } else if constexpr (kind::DateKind<T>) {
      if (!value.is(string) || !parse_date(value.text)) wrong(value, pointer);
    } else if constexpr (kind::TupleKind<T>) {
      constexpr std::size_t size = std::tuple_size_v<T>;
      if (!value.is(array) || value.members.size() != size) wrong(value, pointer);
      if (value.is(array)) tuple_elements<T, is_lenient>(value, pointer, std::make_index_sequence<size>());
    } else if constexpr (kind::OneOrManyKind<T>) {
      if (!value.is(array)) return look_at_element<typename T::value_type, is_lenient>(value, pointer);
      elements<typename T::value_type, is_lenient>(value, pointer, value.members.size());
    } else if constexpr (kind::SequenceKind<T>) {
      if (!value.is(array)) return wrong(value, pointer);
      elements<typename T::value_type, is_lenient>(value, pointer, value.members.size());
    } else if constexpr (kind::ArrayKind<T>) {
      constexpr std::size_t size = std::tuple_size_v<T>;
      if (!value.is(array) || value.members.size() != size) wrong(value, pointer);
      for (std::size_t i = 0; value.is(array) && i != std::min(size, value.members.size()); ++i)
        look<typename T::value_type, is_lenient>(value.members[i].second, joined(pointer, std::to_string(i)));
    } else if constexpr (kind::MapKind<T>) {
      if (!value.is(object)) return wrong(value, pointer);
      for (const auto& [key, mapped] : value.members)
        look_at_element<typename kind::MappedType<T>::type, is_lenient>(mapped, joined(pointer, key));
    } else {
      static_assert(Described<T>);
      if (!value.is(object)) return wrong(value, pointer);
      fields<T>(value, pointer, {}, kind::Description<T>{});
    }
  }

  [[nodiscard]] const std::vector<std::string>& pointers() const { return pointers_; }
  /// Whether a value of no described type nests deeper than 256 levels: then the whole text is rejected.
  [[nodiscard]] bool is_too_deep() const { return is_too_deep_; }
  /// Whether the documentation leaves open what fits: a union that is repeated in its object, or nests very deep.
  [[nodiscard]] bool is_unsure() const { return is_unsure_; }

  template <class T>
  static std::optional<T> integer(const Value& value) {
    const bool is_text = sizeof(T) == 8 && value.is(Value::Type::string);
    if (!is_text && !value.is(Value::Type::number)) return std::nullopt;
    if (is_text && (value.text.empty() || value.text.find_first_of(".eE") != std::string::npos)) return std::nullopt;
    if (number_end(value.text) != value.text.size()) return std::nullopt;
    const auto exact = integer_value(value.text);
    return exact ? integer_of<T>(*exact) : std::nullopt;
  }

 private:
  // Looks at the alternative. An object of a described union that names none is one misfit.
  template <class T, bool is_lenient>
  void alternative(const Value& value, const std::string& pointer) {
    const Chosen chosen = choose<T>(value);
    if constexpr (!lambda_wasm::DescribedUnion<T>) {
      if (chosen.index == std::variant_size_v<kind::VariantOf<T>>) return wrong(value, pointer);
      look_at<T, is_lenient>(chosen, pointer);
    } else if constexpr (kind::DescriptionOfUnion<T>::by.is_tag) {
      constexpr std::string_view tag = kind::DescriptionOfUnion<T>::by.name.view();
      is_unsure_ = is_unsure_ || has_repeated(value, tag);
      const bool is_known = chosen.index != kind::DescriptionOfUnion<T>::size;
      if (!is_known) pointers_.push_back(joined(pointer, tag));
      kind::visit_type(chosen.index, typename kind::UnionOf<T>::Types{}, [&]<class Type>() {
        if constexpr (!is_nothing<Type>) fields<Type>(value, pointer, tag, kind::Description<Type>{});
      });
    } else {
      is_unsure_ = is_unsure_ || has_repeated(value);
      if (chosen.index == kind::DescriptionOfUnion<T>::size) pointers_.push_back(pointer);
      const Chosen looked = chosen.value == nullptr ? choose_by_first_key<T>(value) : chosen;
      if (looked.value != nullptr) look_at<T, false>(looked, joined(pointer, looked.key));
    }
  }
  template <class T, bool is_lenient>
  void look_at(const Chosen& chosen, const std::string& pointer) {
    kind::visit_type(chosen.index, typename kind::UnionOf<T>::Types{}, [&]<class Type>() {
      if constexpr (!is_nothing<Type>) look<Type, is_lenient>(*chosen.value, pointer);
    });
  }

  template <class T, bool is_lenient, std::size_t... index>
  void tuple_elements(const Value& value, const std::string& pointer, std::index_sequence<index...>) {
    [[maybe_unused]] const auto element = [&]<std::size_t i>() {
      if (i < value.members.size())
        look<std::tuple_element_t<i, T>, is_lenient>(value.members[i].second, joined(pointer, std::to_string(i)));
    };
    (element.template operator()<index>(), ...);
  }

  template <class T, bool is_lenient>
  void elements(const Value& value, const std::string& pointer, std::size_t count) {
    for (std::size_t i = 0; i != count; ++i)
      look_at_element<T, is_lenient>(value.members[i].second, joined(pointer, std::to_string(i)));
  }
  template <class T, bool is_lenient>
  void look_at_element(const Value& element, const std::string& pointer) {
    if (!is_lenient || !is_passed_over<T>(element)) look<T, is_lenient>(element, pointer);
  }
  void numbers(const Value& value, const std::string& pointer) {
    for (std::size_t i = 0; i != value.members.size(); ++i) {
      if (!byte_of(value.members[i].second)) wrong(value.members[i].second, joined(pointer, std::to_string(i)));
    }
  }

  // Within a union, the tag is no field.
  template <class T, kind::StructRule rule, class... Fields>
  void fields(const Value& value, const std::string& pointer, std::string_view tag, kind::StructDescription<T, rule, Fields...>) {
    constexpr bool is_lenient = rule.is_lenient;
    (missing<T, Fields, is_lenient>(value, pointer), ...);
    for (const auto& [key, member] : value.members) {
      bool is_known = false;
      ((is_known = is_known || member_of<T, Fields, is_lenient>(key, member, pointer)), ...);
      if (!is_known && rule.is_closed && (tag.data() == nullptr || key != tag)) pointers_.push_back(joined(pointer, key));
      if (!is_known) skip(member);
    }
  }
  template <class T, class Field, bool is_lenient>
  void missing(const Value& value, const std::string& pointer) {
    if (is_lenient || Field::is_defaulted || kind::OptionalKind<kind::FieldType<T, Field>>) return;
    if (value.last(Field::name) == nullptr) pointers_.push_back(joined(pointer, Field::name));
  }
  template <class T, class Field, bool is_lenient>
  bool member_of(std::string_view key, const Value& member, const std::string& pointer) {
    if (key != Field::name) return false;
    if (member.is(Value::Type::null) && (is_lenient || Field::is_defaulted)) return true;
    const std::size_t before = pointers_.size();
    look<kind::FieldType<T, Field>, is_lenient>(member, joined(pointer, key));
    if constexpr (has_rules<T>) check(key, member, joined(pointer, key), before);
    return true;
  }

  // A value is checked if all within it fits, and then its elements, of which each is checked by itself.
  void check(std::string_view key, const Value& member, const std::string& pointer, std::size_t before) {
    if (member.is(Value::Type::null)) return;
    const bool is_broken = pointers_.size() == before && !keeps_rules(key, member);
    if (!member.is(Value::Type::array)) {
      if (is_broken) pointers_.push_back(pointer);
      return;
    }
    if (key != "tags") return;
    pointers_.resize(before);
    if (is_broken) pointers_.push_back(pointer);
    for (std::size_t i = 0; i != member.members.size(); ++i) {
      const Value& element = member.members[i].second;
      if (!element.is(Value::Type::string) || !is_tag(element.text)) pointers_.push_back(joined(pointer, std::to_string(i)));
    }
  }

  static std::string joined(const std::string& pointer, std::string_view key) {
    std::string longer = pointer + "/";
    for (const char character : key) longer += character == '~' ? "~0" : character == '/' ? "~1" : std::string(1, character);
    return longer;
  }

  void wrong(const Value& value, const std::string& pointer) {
    pointers_.push_back(pointer);
    skip(value);
  }
  void skip(const Value& value) { is_too_deep_ = is_too_deep_ || value.depth() > 256; }

  std::vector<std::string> pointers_;
  bool is_too_deep_ = false;
  bool is_unsure_ = false;
};

inline std::optional<std::int16_t> byte_of(const Value& value) {
  const std::optional<std::int16_t> number = Misfits::integer<std::int16_t>(value);
  return number && *number >= -128 && *number <= 255 ? number : std::nullopt;
}

/// Whether `read` is the value of the JSON value, which fits the type.
template <bool is_lenient = false, class T>
bool is_read_as(const T& read, const Value& value);

template <class T, kind::StructRule rule, class... Fields>
bool are_fields_read_as(const T& read, const Value& value, kind::StructDescription<T, rule, Fields...>) {
  const T initial{};
  const auto is_field = [&]<class Field>(Field*) {
    using Member = kind::FieldType<T, Field>;
    const Value* const member = value.last(Field::name);
    constexpr bool may_be_absent = kind::OptionalKind<Member> || Field::is_defaulted || rule.is_lenient;
    if (member != nullptr && (!may_be_absent || kind::NullableKind<Member> || !member->is(Value::Type::null)))
      return is_read_as<rule.is_lenient, Member>(Field::of(read), *member);
    return Field::of(read) == Field::of(initial);
  };
  return (is_field(static_cast<Fields*>(nullptr)) && ...);
}

template <bool is_lenient, class T>
bool is_read_as(const T& read, const Value& value) {
  using enum Value::Type;
  if constexpr (kind::ValueKind<T>) {
    return is_read_as<is_lenient, kind::Crossed<T>>(lambda_wasm::kinds::Value::crossing(read), value);
  } else if constexpr (kind::VariantKind<T>) {
    const Chosen chosen = choose<T>(value);
    constexpr bool is_within = is_lenient && !lambda_wasm::DescribedUnion<T>;
    bool are_same = false;
    kind::visit_type(chosen.index, typename kind::UnionOf<T>::Types{}, [&]<class Type>() {
      const Type* const alternative = std::get_if<Type>(&kind::variant_in(read));
      if constexpr (is_nothing<Type>) {
        are_same = alternative != nullptr;
      } else {
        are_same = alternative != nullptr && is_read_as<is_within, Type>(*alternative, *chosen.value);
      }
    });
    return are_same;
  } else if constexpr (kind::TextKind<T>) {
    return read == value.text;
  } else if constexpr (kind::BooleanKind<T>) {
    return read == value.boolean;
  } else if constexpr (kind::IntegerKind<T>) {
    return read == Misfits::integer<T>(value);
  } else if constexpr (kind::RealKind<T>) {
    return read == real_of<T>(value.text);
  } else if constexpr (kind::BytesKind<T>) {
    if (!value.is(array)) return read.view() == bytes_of<is_lenient>(value.text);
    std::string bytes;
    for (const auto& [key, number] : value.members) bytes += static_cast<char>(byte_of(number).value());
    return read.view() == bytes;
  } else if constexpr (kind::TimeKind<T>) {
    const auto time = parse_time(value.text).value();
    using Duration = typename T::duration;
    return read.time_since_epoch() == std::chrono::floor<Duration>(std::chrono::seconds(time.seconds)) +
                                          std::chrono::floor<Duration>(std::chrono::nanoseconds(time.nanoseconds));
  } else if constexpr (DescribedEnum<T>) {
    bool is_named = false;
    std::size_t index = 0, otherwise = kind::Description<T>::otherwise;
    kind::for_each_enumerator(kind::Description<T>{}, [&]<class One>() {
      const bool is_name = One::name == value.text || (!has_name<T>(value.text) && index == otherwise);
      is_named = is_named || (One::value == read && is_name);
      ++index;
    });
    return is_named;
  } else if constexpr (kind::DateKind<T>) {
    return read == parse_date(value.text);
  } else if constexpr (kind::NullableKind<T>) {
    return read && is_read_as<is_lenient>(*read, value);
  } else if constexpr (kind::TupleKind<T>) {
    return [&]<std::size_t... index>(std::index_sequence<index...>) {
      return (is_read_as<is_lenient>(std::get<index>(read), value.members[index].second) && ...);
    }(std::make_index_sequence<std::tuple_size_v<T>>());
  } else if constexpr (requires(typename T::key_type key) { requires std::same_as<typename T::value_type, decltype(key)>; }) {
    // A set holds each element, and no other: as many as there are different ones.
    std::vector<typename T::value_type> different;
    for (const auto& [key, member] : value.members) {
      if (is_lenient && is_passed_over<typename T::value_type>(member)) continue;
      const auto found = std::ranges::find_if(read, [&](const auto& element) { return is_read_as<is_lenient>(element, member); });
      if (found == read.end()) return false;
      if (std::ranges::find(different, *found) == different.end()) different.push_back(*found);
    }
    return different.size() == read.size();
  } else if constexpr (kind::OptionalKind<T>) {
    return value.is(null) ? !read : read && is_read_as<is_lenient>(*read, value);
  } else if constexpr (kind::OneOrManyKind<T> || kind::SequenceKind<T> || kind::ArrayKind<T>) {
    constexpr bool skips_null = is_lenient && !kind::ArrayKind<T>;
    if (!value.is(array)) {
      if (skips_null && is_passed_over<typename T::value_type>(value)) return read.size() == 0;
      return read.size() == 1 && is_read_as<is_lenient, typename T::value_type>(*read.begin(), value);
    }
    auto element = read.begin();
    for (const auto& [key, member] : value.members) {
      if (skips_null && is_passed_over<typename T::value_type>(member)) continue;
      if (element == read.end() || !is_read_as<is_lenient, typename T::value_type>(*element++, member)) return false;
    }
    return element == read.end();
  } else if constexpr (kind::AnyKind<T>) {
    switch (value.type) {
      case null:
        return read.is_null();
      case boolean:
        return read == value.boolean;
      case number:
        return read.is_number_integer() ? integer_value(value.text) == read.dump() : read == real_of<double>(value.text);
      case string:
        return read == value.text;
      case array: {
        bool are_same = read.is_array() && read.size() == value.members.size();
        for (std::size_t i = 0; are_same && i != value.members.size(); ++i)
          are_same = is_read_as<is_lenient, T>(read[i], value.members[i].second);
        return are_same;
      }
      case object:
        break;
    }
    bool are_same = read.is_object();
    for (auto at = value.members.begin(); are_same && at != value.members.end(); ++at)
      are_same = read.contains(at->first) && is_read_as<is_lenient, T>(read[at->first], *value.last(at->first));
    return are_same && std::ranges::all_of(read.items(), [&](const auto& item) { return value.last(item.key()) != nullptr; });
  } else if constexpr (kind::PairsKind<T>) {
    std::size_t i = 0;
    for (const auto& [key, member] : value.members) {
      if (is_lenient && is_passed_over<typename kind::MappedType<T>::type>(member)) continue;
      if (i == read.size() || read[i].first != key || !is_read_as<is_lenient>(read[i].second, member)) return false;
      ++i;
    }
    return i == read.size();
  } else if constexpr (kind::KeyedKind<T>) {
    bool are_same = true;
    for (const auto& [key, mapped] : read)
      are_same = are_same && value.last(key) && is_read_as<is_lenient>(mapped, *value.last(key));
    return are_same && std::ranges::all_of(value.members, [&](const auto& member) {
             const bool is_none = is_lenient && is_passed_over<typename T::mapped_type>(*value.last(member.first));
             return read.contains(member.first) != is_none;
           });
  } else {
    return are_fields_read_as(read, value, kind::Description<T>{});
  }
}

}  // namespace oracle
