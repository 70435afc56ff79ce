// W2: an order of 2 KB as JSON in the body of a request, into structs, changed, and out.

#include <lambda_wasm.hpp>

#include "order.hpp"

namespace lw = lambda_wasm;

lw::Response answer(const lw::Request& request) {
  auto order = request.json<Order>();
  check(order);
  return {200, lw::to_json(order), {{"content-type", "application/json"}}};
}

LAMBDA_WASM_HANDLER(answer)
