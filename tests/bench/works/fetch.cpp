// Fetches JSON in C++: an invocation fetches from its event's URL into a described struct, as often as the event says.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/fetch.hpp>

namespace lw = lambda_wasm;

namespace {

struct Fetches {
  std::string url;
  std::int32_t times;
};
LAMBDA_WASM_DESCRIBE(Fetches, url, times)

struct Line {
  std::string sku;
  std::int32_t count;
  double price;
};
LAMBDA_WASM_DESCRIBE(Line, sku, count, price)

struct Order {
  std::int64_t id;
  std::string customer;
  bool paid;
  std::vector<Line> lines;
};
LAMBDA_WASM_DESCRIBE(Order, id, customer, paid, lines)

lw::Task<double> handler(const Fetches& fetches) {
  double sum = 0;
  for (std::int32_t i = 0; i < fetches.times; ++i) {
    auto response = co_await lw::http::fetch({.url = fetches.url});
    const auto order = co_await response.json<Order>();
    for (const Line& line : order.lines) sum += line.count * line.price + static_cast<double>(line.sku.size());
    sum += order.paid ? static_cast<double>(order.customer.size()) : 0;
  }
  co_return sum;
}

}  // namespace

LAMBDA_WASM_HANDLER(handler)
