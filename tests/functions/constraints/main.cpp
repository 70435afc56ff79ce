// Constraints of a body, an event and arguments; also compiled for this machine (tests/differential/checked.test.mjs) and without
// exceptions.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

bool is_even(std::int32_t number) { return number % 2 == 0; }

struct Line {
  std::string sku;
  std::int32_t count = 1;
};
LAMBDA_WASM_DESCRIBE(Line, (sku, pattern("[A-Z]{3}-[0-9]{4}")), (count, minimum(1), maximum(100), defaulted))

struct Range {
  std::int32_t from = 0;
  std::int32_t to = 0;
};
LAMBDA_WASM_DESCRIBE(Range, from, to)
LAMBDA_WASM_CHECK(Range, "from is not after to", [](const Range& range) { return range.from <= range.to; })

struct Order {
  std::string_view name;
  std::optional<std::string> email;
  std::optional<std::vector<Line>> lines;
  std::vector<std::string> tags;
  std::map<std::string, double> prices;
  std::optional<double> step;
  std::optional<std::int32_t> even;
  std::optional<Range> range;
};
LAMBDA_WASM_DESCRIBE(Order, (name, min_length(2), max_length(5)), (email, format(email)), (lines, min_items(1), max_items(2)),
                     (tags, unique_items, each(max_length(3)), defaulted),
                     (prices, "pri/ces", max_properties(2), each(exclusive_minimum(0)), defaulted), (step, multiple_of(0.5)),
                     (even, check<is_even>("an even number")), range)

}  // namespace

LAMBDA_WASM_EXPORT(event, [](const Order& order) { return order; })
LAMBDA_WASM_EXPORT(task, [](Order order) -> lw::Task<Order> { co_return order; })

LAMBDA_WASM_EXPORT(body, [](const lw::Request& request) -> lw::Result<lw::Response> {
  lw::Result<Order> order = request.try_json<Order>();
  if (!order) return order.failure();
  return lw::Response{.body = lw::to_json(*order)};
})

#ifdef __wasm__
// A plain function, which native programs do not have.
std::int32_t count_lines(const Order& order, std::int32_t more) {
  return static_cast<std::int32_t>(order.lines ? order.lines->size() : 0) + more;
}
LAMBDA_WASM_FUNCTION(count_lines)
#endif
