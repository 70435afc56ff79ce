#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/dynamodb/attribute_value.hpp>
#include <lambda_wasm/dynamodb/item.hpp>

namespace lw = lambda_wasm;

namespace {

struct Order {
  std::string id;
  std::uint32_t total = 0;
  lw::dynamodb::Set<std::string> tags;
};
LAMBDA_WASM_DESCRIBE(Order, id, total, (tags, defaulted))

struct Get {
  std::string_view table;
  lw::dynamodb::Item<Order> key;
};
LAMBDA_WASM_DESCRIBE(Get, (table, "TableName"), (key, "Key"))

std::uint32_t total_of(const lw::dynamodb::Item<Order>& order) { return order->total; }

std::optional<double> price_in(const lw::dynamodb::AttributeMap& image) {
  const auto price = image.find("price");
  return price == image.end() ? std::nullopt : price->second.number<double>();
}

lw::dynamodb::AttributeMap without_type() {
  return {{"id", "o-1"}, {"total", 42}, {"open", true}, {"lines", std::vector<lw::dynamodb::AttributeValue>{"a", "b"}}};
}

}  // namespace

LAMBDA_WASM_EXPORT(total_of_item, total_of)
LAMBDA_WASM_EXPORT(price_in_image, price_in)
LAMBDA_WASM_EXPORT(item_without_type, [](std::string) { return without_type(); })
LAMBDA_WASM_EXPORT(key_of_order, [](std::string id) { return Get{"orders", Order{id, 0, {}}}; })
