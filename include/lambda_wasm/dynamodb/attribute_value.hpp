#pragma once
/// @file
/// Values of DynamoDB whose type is known only at run time.
///
///     void index(const dynamodb::AttributeMap& image) {
///       if (const auto total = image.at("total").number<double>()) ...
///     }

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/describe_union.hpp>
#include <lambda_wasm/describe_value.hpp>
#include <lambda_wasm/dynamodb/item.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/text/float.hpp>
#include <lambda_wasm/text/number.hpp>

namespace lambda_wasm::detail {

template <class T>
std::string printed_number(T number) {
  char digits[text::max_double_size];
  if constexpr (IntegerKind<T>) {
    return {digits, text::print_integer(number, digits)};
  } else {
    return {digits, text::print_double(text::shortest_double(number), digits)};
  }
}
inline std::optional<float> parsed_float(std::string_view text) {
  text::Decimal decimal;
  const char* const end = text.data() + text.size();
  if (text.empty() || text::scan_number(text.data(), end, decimal) != end) return std::nullopt;
  return text::to_float(decimal, text);
}

}  // namespace lambda_wasm::detail

namespace lambda_wasm::dynamodb {

/// A number as DynamoDB's text, which has up to 38 digits: none is lost.
struct Number {
  std::string text;  ///< Digits, perhaps with a sign, a point and an exponent.

  Number() = default;
  /// Takes the text of a number, which is not checked.
  explicit Number(std::string written) : text(std::move(written)) {}
  /// Writes a number: exactly, or for float and double as the shortest text that reads back as the same value.
  template <class T>
    requires(lambda_wasm::detail::IntegerKind<T> || lambda_wasm::detail::RealKind<T>)
  explicit Number(T number) : text(lambda_wasm::detail::printed_number(number)) {}

  /// The number as a T; nullopt if no T has it: an integer that is out of range, or has a fraction.
  template <class T>
    requires(lambda_wasm::detail::IntegerKind<T> || lambda_wasm::detail::RealKind<T>)
  [[nodiscard]] std::optional<T> to() const {
    if constexpr (lambda_wasm::detail::IntegerKind<T>) {
      return text::parse_integer<T>(text);
    } else if constexpr (std::same_as<T, float>) {
      return lambda_wasm::detail::parsed_float(text);
    } else {
      return lambda_wasm::text::parse_double(text);
    }
  }

  friend bool operator==(const Number&, const Number&) = default;
};
LAMBDA_WASM_DESCRIBE_VALUE(Number, text)

/// What an AttributeValue holds. The last three are sets.
enum class AttributeType : std::uint8_t { null, string, number, bytes, boolean, list, map, strings, numbers, byte_strings };

class AttributeValue;
/// An item, or a map within one.
using AttributeMap = std::map<std::string, AttributeValue, std::less<>>;

namespace detail {

struct Null {
  bool value = true;
  friend bool operator==(const Null&, const Null&) { return true; }
};
LAMBDA_WASM_DESCRIBE_VALUE(Null, value)

// In the order of AttributeType.
using AnyAttribute = std::variant<Null, std::string, Number, Bytes, bool, std::vector<AttributeValue>, AttributeMap,
                                  Set<std::string>, Set<Number>, Set<Bytes>>;

}  // namespace detail

/// A value of DynamoDB of any type. It crosses as DynamoDB has it: `{"S": "text"}`. Where the type is known, Item is shorter and faster.
///
/// Each function that returns the value returns nothing if it is of another type.
class AttributeValue : public detail::AnyAttribute {
 public:
  /// Null.
  AttributeValue() = default;
  AttributeValue(std::string text) : variant(std::move(text)) {}
  AttributeValue(std::string_view text) : variant(std::string(text)) {}
  AttributeValue(const char* text) : variant(std::string(text)) {}
  AttributeValue(std::same_as<bool> auto value) : variant(value) {}
  AttributeValue(Number number) : variant(std::move(number)) {}
  template <class T>
    requires(lambda_wasm::detail::IntegerKind<T> || lambda_wasm::detail::RealKind<T>)
  AttributeValue(T number) : variant(Number(number)) {}
  AttributeValue(Bytes bytes) : variant(std::move(bytes)) {}
  AttributeValue(std::vector<AttributeValue> list) : variant(std::move(list)) {}
  AttributeValue(AttributeMap map) : variant(std::move(map)) {}
  AttributeValue(Set<std::string> texts) : variant(std::move(texts)) {}
  AttributeValue(Set<Number> numbers) : variant(std::move(numbers)) {}
  AttributeValue(Set<Bytes> bytes) : variant(std::move(bytes)) {}

  /// Which of the functions below returns the value.
  [[nodiscard]] AttributeType type() const noexcept { return static_cast<AttributeType>(index()); }
  /// Whether it is DynamoDB's `NULL`, which a value that was not set is, too.
  [[nodiscard]] bool is_null() const noexcept { return type() == AttributeType::null; }

  /// A view of the text, valid as long as this value is unchanged.
  [[nodiscard]] std::optional<std::string_view> string() const { return viewed<std::string, std::string_view>(); }
  /// As `Number::to`. Without T, the text of the number, as a view.
  template <class T>
  [[nodiscard]] std::optional<T> number() const {
    const Number* const found = std::get_if<Number>(this);
    return found != nullptr ? found->template to<T>() : std::nullopt;
  }
  [[nodiscard]] std::optional<std::string_view> number() const {
    const Number* const found = std::get_if<Number>(this);
    return found != nullptr ? std::optional<std::string_view>(found->text) : std::nullopt;
  }
  /// Whether a `BOOL` is true; nothing for another type.
  [[nodiscard]] std::optional<bool> boolean() const { return viewed<bool, bool>(); }
  /// A view of what a `B` holds, decoded; valid as long as this value is unchanged.
  [[nodiscard]] std::optional<BytesView> bytes() const { return viewed<Bytes, BytesView>(); }
  /// A view of the elements of an `L`, in order; valid as long as this value is unchanged.
  [[nodiscard]] std::optional<std::span<const AttributeValue>> list() const;
  /// The members of an `M` by name; nullptr for a value of another type.
  [[nodiscard]] const AttributeMap* map() const noexcept { return std::get_if<AttributeMap>(this); }
  /// The value of a map under this name; nullptr if there is none, or this is no map.
  [[nodiscard]] const AttributeValue* find(std::string_view name) const;
  /// A view of the texts of an `SS`, in the order in which they came; valid as long as this value is unchanged.
  [[nodiscard]] std::optional<std::span<const std::string>> strings() const {
    return viewed<Set<std::string>, std::span<const std::string>>();
  }
  /// The same for the elements of an `NS`.
  [[nodiscard]] std::optional<std::span<const Number>> numbers() const { return viewed<Set<Number>, std::span<const Number>>(); }
  /// The same for the elements of a `BS`, decoded.
  [[nodiscard]] std::optional<std::span<const Bytes>> byte_strings() const {
    return viewed<Set<Bytes>, std::span<const Bytes>>();
  }

 private:
  template <class Type, class View>
  std::optional<View> viewed() const {
    const Type* const found = std::get_if<Type>(this);
    return found != nullptr ? std::optional<View>(*found) : std::nullopt;
  }
};
LAMBDA_WASM_DESCRIBE_UNION(AttributeValue, keyed, (detail::Null, "NULL"), (std::string, "S"), (Number, "N"), (Bytes, "B"),
                           (bool, "BOOL"), (std::vector<AttributeValue>, "L"), (AttributeMap, "M"), (Set<std::string>, "SS"),
                           (Set<Number>, "NS"), (Set<Bytes>, "BS"))

inline std::optional<std::span<const AttributeValue>> AttributeValue::list() const {
  return viewed<std::vector<AttributeValue>, std::span<const AttributeValue>>();
}
inline const AttributeValue* AttributeValue::find(std::string_view name) const {
  const AttributeMap* const members = map();
  const auto found = members != nullptr ? members->find(name) : AttributeMap::const_iterator();
  return members != nullptr && found != members->end() ? &found->second : nullptr;
}

}  // namespace lambda_wasm::dynamodb
