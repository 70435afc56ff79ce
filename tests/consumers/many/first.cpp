#include "order.hpp"

LAMBDA_WASM_INIT([] { static_cast<void>(shop::price_of("pear")); })
LAMBDA_WASM_HANDLER([](const shop::Order& order) { return "first " + order.sku; })
