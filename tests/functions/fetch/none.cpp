// HTTP requests without exceptions.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <lambda_wasm.hpp>
#include <lambda_wasm/fetch.hpp>

namespace lw = lambda_wasm;
namespace http = lambda_wasm::http;

namespace {

struct Order {
  std::string sku;
};
LAMBDA_WASM_DESCRIBE(Order, sku)

lw::Task<lw::Result<std::string>> sku(const std::string& url) {
  lw::Result<http::FetchResponse> response = co_await http::try_fetch({.url = url});
  if (!response) co_return response.failure();
  const lw::Result<Order> order = co_await response->try_json<Order>();
  if (!order) co_return order.failure();
  co_return order->sku;
}

lw::Task<lw::Result<std::uint32_t>> length(const std::string& url) {
  lw::Result<http::FetchResponse> response = co_await http::try_fetch({.url = url, .redirect = http::Redirect::error});
  if (!response) co_return response.failure();
  std::uint32_t length = 0;
  for (;;) {
    const lw::Result<std::optional<lw::Bytes>> chunk = co_await response->body.try_read();
    if (!chunk) co_return chunk.failure();
    if (!*chunk) co_return length;
    length += static_cast<std::uint32_t>((*chunk)->size());
  }
}

}  // namespace

LAMBDA_WASM_EXPORT(sku, sku)
LAMBDA_WASM_EXPORT(length, length)
