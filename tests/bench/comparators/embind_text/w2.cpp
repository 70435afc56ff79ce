// W2: the event crosses as text.

#include <string>

#include <emscripten/bind.h>
#include <nlohmann/json.hpp>

#include "order.hpp"

using nlohmann::json;

namespace {

std::string handler(const std::string& text) {
  const json event = json::parse(text);
  auto order = json::parse(event["body"].get_ref<const std::string&>()).get<Order>();
  check(order);
  const json reply = {{"statusCode", 200}, {"headers", {{"content-type", "application/json"}}}, {"body", json(order).dump()}};
  return reply.dump();
}

}  // namespace

EMSCRIPTEN_BINDINGS(w2) { emscripten::function("handler", &handler); }
