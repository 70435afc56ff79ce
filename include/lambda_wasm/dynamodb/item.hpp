#pragma once
/// @file
/// Items of DynamoDB as structs: in streams, and in the input and output of aws::Client.
///
///     struct Order { std::string id; std::uint32_t total = 0; };
///     LAMBDA_WASM_DESCRIBE(Order, id, total)
///
///     dynamodb::Item<Order>{{"o-1", 42}}  // {"id": {"S": "o-1"}, "total": {"N": "42"}}

#include <utility>
#include <vector>

#include <lambda_wasm/dynamodb/item_text.hpp>
#include <lambda_wasm/kind.hpp>

namespace lambda_wasm::dynamodb {

/// A list that DynamoDB stores as a set: of strings, numbers or Bytes. It is not checked for elements that are equal.
///
/// DynamoDB has no empty sets: an empty one is left out, and is null within a list. Outside of an Item, it is an array.
template <class T>
struct Set : std::vector<T> {
  using std::vector<T>::vector;
};

/// A described struct, or a map with string keys, that is an item of DynamoDB: in its JSON, each value is under the letter of its
/// type, as DynamoDB's API and streams have it. Structs within it may be described for other uses too.
///
/// | C++ | in an item |
/// |---|---|
/// | strings, times, dates, enums | `S` |
/// | integers, float, double | `N`: exact for integers. Infinities and NaN become `NULL` |
/// | bool, Bytes | `BOOL`, `B` |
/// | structs, maps | `M` |
/// | lists, arrays, tuples | `L`. On input, a list of strings, numbers or Bytes also takes a set |
/// | Set | `SS`, `NS` or `BS`. On input also `L` |
/// | `std::optional`, `std::unique_ptr` | as the value; an empty one is left out of structs and maps, and `NULL` in lists. On input, `NULL` is empty |
/// | AttributeValue (attribute_value.hpp) | itself |
///
/// A value under another letter is a mismatch that names both. Unions and nlohmann::json are refused while compiling.
template <class T>
class Item {
 public:
  Item() = default;
  /// Holds `value`.
  Item(T value) : value_(std::move(value)) {}

  [[nodiscard]] T& operator*() noexcept { return value_; }
  [[nodiscard]] const T& operator*() const noexcept { return value_; }
  [[nodiscard]] T* operator->() noexcept { return &value_; }
  [[nodiscard]] const T* operator->() const noexcept { return &value_; }

  friend bool operator==(const Item&, const Item&) = default;

 private:
  T value_{};
};

}  // namespace lambda_wasm::dynamodb
