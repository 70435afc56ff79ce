// Parses a body of 1,797 bytes into structs under 20 constraints, and returns it. comparators/javascript/validated_ajv.mjs has the same constraints as
// JSON Schema, validated_zod.mjs as a schema of zod.

#include <cstdint>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

// Its strings are views into the body.
struct Item {
  std::string_view sku;
  std::int32_t count = 0;
  double price = 0;
  std::string_view note;
};
LAMBDA_WASM_DESCRIBE(Item, (sku, pattern("[A-Z]{3}-[0-9]{4}")), (count, minimum(1), maximum(100)),
                     (price, exclusive_minimum(0), maximum(10000)), (note, min_length(1), max_length(80)))
struct Order {
  std::string_view id;
  std::string_view email;
  std::string_view name;
  std::vector<Item> items;
  std::vector<std::string_view> tags;
};
LAMBDA_WASM_DESCRIBE(Order, (id, pattern("[0-9a-f]{8}"), min_length(8), max_length(8)), (email, min_length(3), max_length(100)),
                     (name, min_length(1), max_length(50)), (items, min_items(1), max_items(50)),
                     (tags, max_items(8), min_items(1), unique_items, each(max_length(20))))

}  // namespace

LAMBDA_WASM_HANDLER([](const lw::Request& request) -> lw::Response {
  return {200, lw::to_json(request.json<Order>()), {{"content-type", "application/json"}}};
})
