// W3: 100 KB of orders as JSON in a request's body: parsed; written (from a stored document); and parsed, changed and written.

#include <cstdint>
#include <string>
#include <vector>

#include <lambda_wasm.hpp>

#include "order.hpp"

namespace lw = lambda_wasm;

namespace {

struct Document {
  std::int32_t page = 0;
  std::vector<Order> orders;
};
LAMBDA_WASM_DESCRIBE(Document, page, orders)

// Its strings are views into the parsed text.
struct Kept {
  std::string text;
  lw::Storage storage;
  Document document;
} kept;

lw::Response keep(const lw::Request& request) {
  kept.text = request.body();
  kept.document = lw::try_from_json<Document>(kept.text, kept.storage).value();
  return {204};
}

lw::Response parse(const lw::Request& request) {
  const auto document = request.json<Document>();
  return {200, std::to_string(document.orders.size())};
}

lw::Response write() { return {200, lw::to_json(kept.document), {{"content-type", "application/json"}}}; }

lw::Response both(const lw::Request& request) {
  auto document = request.json<Document>();
  for (Order& order : document.orders) check(order);
  return {200, lw::to_json(document), {{"content-type", "application/json"}}};
}

}  // namespace

LAMBDA_WASM_EXPORT(keep, keep)
LAMBDA_WASM_EXPORT(parse, parse)
LAMBDA_WASM_EXPORT(write, write)
LAMBDA_WASM_EXPORT(both, both)
