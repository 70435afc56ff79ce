#include "order.hpp"
#include "prices.hpp"

LAMBDA_WASM_INIT([] { static_cast<void>(shop::price_of("pear")); })
LAMBDA_WASM_HANDLER([](const shop::Order& order) { return "first " + order.sku; })

// The same routes in another table.
constexpr auto prices = lambda_wasm::routes(shop::price_routes);
LAMBDA_WASM_EXPORT(prices, prices)
