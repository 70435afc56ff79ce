#include "order.hpp"

LAMBDA_WASM_EXPORT(second, [](const shop::Order& order) { return "second " + order.sku; })
LAMBDA_WASM_EXPORT(answer,
                   [](const lambda_wasm::Request& request) { return lambda_wasm::Response{200, std::string(request.path)}; })
