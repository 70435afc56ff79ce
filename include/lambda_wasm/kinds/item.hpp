#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/kinds/array.hpp>
#include <lambda_wasm/kinds/boolean.hpp>
#include <lambda_wasm/kinds/bytes.hpp>
#include <lambda_wasm/kinds/date.hpp>
#include <lambda_wasm/kinds/enumerator.hpp>
#include <lambda_wasm/kinds/integer.hpp>
#include <lambda_wasm/kinds/map.hpp>
#include <lambda_wasm/kinds/nullable.hpp>
#include <lambda_wasm/kinds/optional.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/real.hpp>
#include <lambda_wasm/kinds/sequence.hpp>
#include <lambda_wasm/kinds/structure.hpp>
#include <lambda_wasm/kinds/text.hpp>
#include <lambda_wasm/kinds/time.hpp>
#include <lambda_wasm/kinds/tuple.hpp>
#include <lambda_wasm/kinds/value.hpp>
#include <lambda_wasm/kinds/words.hpp>

namespace lambda_wasm::dynamodb {

template <class T>
class Item;
class AttributeValue;

}  // namespace lambda_wasm::dynamodb

namespace lambda_wasm::detail {

template <class T>
inline constexpr bool is_item = false;
template <class T>
inline constexpr bool is_item<dynamodb::Item<T>> = true;
template <class T>
concept ItemKind = is_item<T>;

/// What an item has in place of a T, other than optional values.
struct AttributeLetters {
  std::string_view own;
  std::string_view set = {};  ///< of a list that may be a set
};

template <class K>
constexpr std::string_view attribute_letter() {
  constexpr auto is_one_of = []<class... Kinds>(TypeList<Kinds...>) { return (std::is_same_v<K, Kinds> || ...); };
  if (is_one_of(TypeList<kinds::Text, kinds::Time, kinds::Date, kinds::Enumerator>{})) return "S";
  if (is_one_of(TypeList<kinds::Integer, kinds::Real>{})) return "N";
  if (is_one_of(TypeList<kinds::Boolean>{})) return "BOOL";
  if (is_one_of(TypeList<kinds::BytesOf>{})) return "B";
  if (is_one_of(TypeList<kinds::Sequence, kinds::Array, kinds::Tuple>{})) return "L";
  if (is_one_of(TypeList<kinds::Map, kinds::Structure>{})) return "M";
  return {};
}
/// The kind of what a T crosses as.
template <class T>
struct CrossedKind {
  using type = Kind<T>;
};
template <ValueKind T>
struct CrossedKind<T> : CrossedKind<Crossed<T>> {};
template <class T>
constexpr AttributeLetters attribute_letters() {
  if constexpr (std::is_same_v<Kind<T>, kinds::Sequence>) {
    const std::string_view element = attribute_letter<typename CrossedKind<typename T::value_type>::type>();
    return {"L", element == "S" ? "SS" : element == "N" ? "NS" : element == "B" ? "BS" : ""};
  } else {
    return {attribute_letter<Kind<T>>()};
  }
}

/// Whether an item may have a T, whatever is within it.
template <class T>
constexpr bool is_of_item() {
  using K = Kind<T>;
  if constexpr (is_attribute_set<T>) return !attribute_letters<T>().set.empty();
  return std::is_same_v<T, dynamodb::AttributeValue> || std::is_same_v<K, kinds::Value> || std::is_same_v<K, kinds::Optional> ||
         std::is_same_v<K, kinds::Nullable> || !attribute_letter<K>().empty();
}

/// Whether an item may have all that is within a T (kind.hpp).
template <class T>
constexpr bool fits_item();

/// How the value of an item is read from JSON text and written as it (dynamodb/item_text.hpp).
template <class T>
struct ItemText;

}  // namespace lambda_wasm::detail

namespace lambda_wasm::kinds {

/// `dynamodb::Item`: on the wire, the value in it. In JSON, each value within it is under the letter of its type.
struct ItemOf : Holder {
  using Example = dynamodb::Item<Structure::Example>;
  template <class T>
  static constexpr bool takes = detail::ItemKind<T>;
  static constexpr std::string_view letters = "^";
  template <class T>
  struct Held;
  template <class T>
  struct Held<dynamodb::Item<T>> {
    using type = T;
  };
  template <class T>
  using Parts = TypeList<typename Held<T>::type>;
  template <class T>
  static constexpr std::uint32_t json_types = json_type::object;

  template <class T>
  static constexpr void put_schema(auto& put) {
    using Inner = typename Held<T>::type;
    refuse<Inner>();
    put('^');
    put.template schema<Inner>();
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    refuse<typename Held<T>::type>();
    put.word(R"("type":"object","description":"An item of DynamoDB: each value is under the letter of its type.",)"
             R"("additionalProperties":{"type":"object"})");
  }

  template <class T>
  static void read(auto& reader, T& value) {
    reader.read_into(*value);
  }
  template <class T>
  static void write(auto& writer, const T& value) {
    writer.write(*value);
  }
  static void check_value(auto& checker, const auto& value) { checker.check_value(*value); }

  template <class T>
  static consteval std::string_view expected() {
    return json_text::expected_object;
  }
  template <class T>
  static const char* parse(auto& reader, const char* at, T& value) {
    refuse<typename Held<T>::type>();
    return detail::ItemText<typename Held<T>::type>::parse(reader, at, *value);
  }
  template <class T>
  static char* print(auto& writer, char* to, const T& value) {
    refuse<typename Held<T>::type>();
    return detail::ItemText<typename Held<T>::type>::print(writer, to, *value);
  }

  static void parse_schema(auto& reader, auto& schema) { schema.of.push_back(reader.schema()); }
  static bool put(auto& putter, const auto& schema, const auto* value) { return putter.put_item(schema.of[0], value); }
  static Taken take(auto& taker, const auto& schema) { return taker.item(schema.of[0]); }

 private:
  // A template of its own, so that the error appears once.
  template <class T>
  static constexpr void refuse() {
    static_assert(std::is_same_v<Kind<T>, Structure> || std::is_same_v<Kind<T>, Map>,
                  "lambda_wasm: dynamodb::Item takes a struct with LAMBDA_WASM_DESCRIBE, or a map with string keys.");
    static_assert(
        detail::fits_item<T>(),
        "lambda_wasm: within a dynamodb::Item are strings, bools, numbers, Bytes, times, dates, enums, optionals, lists, "
        "sets, arrays, tuples, maps and structs of these: give any other member the type dynamodb::AttributeValue.");
  }
};

}  // namespace lambda_wasm::kinds
