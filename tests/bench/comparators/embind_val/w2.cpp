// W2: reads only the event's body, and parses it into structs with nlohmann_json.

#include <string>

#include <emscripten/bind.h>
#include <emscripten/val.h>
#include <nlohmann/json.hpp>

#include "../embind_text/order.hpp"

using emscripten::val;
using nlohmann::json;

namespace {

val handler(val event) {
  auto order = json::parse(event["body"].as<std::string>()).get<Order>();
  check(order);

  val headers = val::object();
  headers.set("content-type", "application/json");
  val reply = val::object();
  reply.set("statusCode", 200);
  reply.set("headers", headers);
  reply.set("body", json(order).dump());
  return reply;
}

}  // namespace

EMSCRIPTEN_BINDINGS(w2) { emscripten::function("handler", &handler); }
