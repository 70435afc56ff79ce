// W2: parses an order of 2 KB of JSON in a request's body into structs, changes it, and returns it.

#include <lambda_wasm.hpp>

#include "order.hpp"

namespace lw = lambda_wasm;

lw::Response answer(const lw::Request& request) {
  auto order = request.json<Order>();
  check(order);
  return {200, lw::to_json(order), {{"content-type", "application/json"}}};
}

LAMBDA_WASM_HANDLER(answer)
