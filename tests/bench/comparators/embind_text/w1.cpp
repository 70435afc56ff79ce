// W1 as a user of embind writes it to avoid reading JavaScript values one by one: the event crosses as text.

#include <string>

#include <emscripten/bind.h>
#include <nlohmann/json.hpp>

using nlohmann::json;

namespace {

std::string handler(const std::string& text) {
  const json event = json::parse(text);
  const json seen = {
      {"path", event["rawPath"]},
      {"method", event["requestContext"]["http"]["method"]},
      {"forwarded", event["headers"]["x-forwarded-for"]},
      {"name", event["queryStringParameters"]["name"]},
  };
  const json reply = {{"statusCode", 200}, {"headers", {{"content-type", "application/json"}}}, {"body", seen.dump()}};
  return reply.dump();
}

}  // namespace

EMSCRIPTEN_BINDINGS(w1) { emscripten::function("handler", &handler); }
