#include <chrono>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

using namespace std::chrono_literals;

lw::Task<int> price_of(std::string_view sku) {
  co_await lw::sleep_for(2ms);
  if (sku == "rare") throw lw::Error("shop::Unpriced", "no price yet");
  co_return sku == "pear" ? 120 : 80;
}

lw::Task<int> count(std::string_view sku) {
  co_await lw::sleep_for(1ms);
  co_return sku == "plum" ? 0 : 7;
}

lw::Task<lw::Response> quote(const lw::Request& request) {
  const std::string_view sku = request.query.get("sku").value_or("pear");
  const auto [price, stock] = co_await lw::when_all(price_of(sku), count(sku));  // both at once
  if (stock == 0) throw lw::HttpError(409, "There is none left.");
  co_return lw::Response{200, std::to_string(price)};
}

// Three times, with a pause that grows.
lw::Task<lw::Result<int>> patient_price(const std::string& sku) {
  lw::Result<int> price = co_await lw::as_result(lw::timeout(price_of(sku), 2s));
  for (auto pause = 5ms; !price && pause < 20ms; pause *= 2) {
    co_await lw::sleep_for(pause);
    price = co_await lw::as_result(lw::timeout(price_of(sku), 2s));
  }
  co_return price;
}

}  // namespace

LAMBDA_WASM_EXPORT(quote, quote)
LAMBDA_WASM_EXPORT(patientPrice, patient_price)
