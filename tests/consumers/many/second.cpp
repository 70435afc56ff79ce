#include "order.hpp"
#include "prices.hpp"

LAMBDA_WASM_EXPORT(second, [](const shop::Order& order) { return "second " + order.sku; })
LAMBDA_WASM_EXPORT(answer,
                   [](const lambda_wasm::Request& request) { return lambda_wasm::Response{200, std::string(request.path)}; })

constexpr auto api =
    lambda_wasm::routes(lambda_wasm::route<"GET /there", [] { return std::string("here"); }>, shop::price_routes);
LAMBDA_WASM_EXPORT(api, api)
