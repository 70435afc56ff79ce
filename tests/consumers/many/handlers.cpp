// In a static library: no code refers to it by name.
#include "order.hpp"

LAMBDA_WASM_EXPORT(library, [](shop::Order order) {
  order.price = shop::price_of(order.sku);
  return order;
})
