#pragma once
#include <string>

#include <lambda_wasm.hpp>

namespace shop {

struct Order {
  std::string sku;
  double price = 0;
};
LAMBDA_WASM_DESCRIBE(Order, sku, (price, defaulted))

double price_of(const std::string& sku);

}  // namespace shop
