#include <chrono>
#include <string>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

using namespace std::chrono_literals;

struct Line {
  std::string sku;
  int count;
};

lw::Task<std::vector<Line>> page_of_stock(int page) {
  co_await lw::sleep_for(1ms);
  if (page == 3) co_return std::vector<Line>{};
  std::vector<Line> lines;
  lines.push_back({"pear", page});
  co_return lines;
}

// A table of any length, a page of it in memory.
lw::Task<> stock(const lw::Request&, lw::ResponseStream& stream) {
  stream.start({.headers = {{"content-type", "text/csv"}}});
  co_await stream.write("sku,count\n");
  for (int page = 1;; ++page) {
    const auto lines = co_await page_of_stock(page);
    if (lines.empty()) co_return;
    for (const Line& line : lines) co_await stream.write(lw::format("{},{}\n", line.sku, line.count));
  }
}

lw::Task<int> next_price(int last) {
  co_await lw::sleep_for(1ms);
  co_return last + 1;
}

// What `new EventSource(url).onmessage` gets in a browser.
lw::Task<> prices(lw::ResponseStream& stream) {
  lw::EventStream events(stream);
  for (int price = 120; price < 123;) {
    price = co_await events.keep_alive(next_price(price), 15s);  // a comment every 15 seconds until there is a price
    co_await events.send({.data = std::to_string(price), .event = "price"});
  }
}

}  // namespace

LAMBDA_WASM_EXPORT(stock, stock)
LAMBDA_WASM_EXPORT(stockAtOnce, stock, buffered)
LAMBDA_WASM_EXPORT(prices, prices)
