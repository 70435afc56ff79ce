// Reads a body of 2 KB under 20 constraints and writes it, `rounds` times. measure.mjs has the same as JSON Schema.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

struct Item {
  std::string sku;
  std::int32_t count = 0;
  double price = 0;
  std::string note;
};
LAMBDA_WASM_DESCRIBE(Item, (sku, pattern("[A-Z]{3}-[0-9]{4}")), (count, minimum(1), maximum(100)),
                     (price, exclusive_minimum(0), maximum(10000)), (note, min_length(1), max_length(80)))
struct Order {
  std::string id;
  std::string email;
  std::string name;
  std::vector<Item> items;
  std::vector<std::string> tags;
};
LAMBDA_WASM_DESCRIBE(Order, (id, pattern("[0-9a-f]{8}"), min_length(8), max_length(8)), (email, min_length(3), max_length(100)),
                     (name, min_length(1), max_length(50)), (items, min_items(1), max_items(50)),
                     (tags, max_items(8), min_items(1), unique_items, each(max_length(20))))

}  // namespace

std::uint32_t pass(std::string_view text, std::uint32_t rounds) {
  std::uint32_t size = 0;
  for (std::uint32_t i = 0; i != rounds; ++i) {
    lw::Storage storage;
    const auto order = lw::try_from_json<Order>(text, storage);
    if (order) size += static_cast<std::uint32_t>(lw::to_json(*order).size());
  }
  return size;
}
LAMBDA_WASM_FUNCTION(pass)
