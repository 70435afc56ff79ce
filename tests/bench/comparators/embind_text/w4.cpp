// W4: the event crosses as text.

#include <string>
#include <vector>

#include <emscripten/bind.h>
#include <nlohmann/json.hpp>

#include "charge.hpp"

using nlohmann::json;

namespace {

std::string handler(const std::string& text) {
  const json event = json::parse(text);
  json failures = json::array();
  for (const json& record : event["Records"]) {
    const auto& count = record["attributes"]["ApproximateReceiveCount"].get_ref<const std::string&>();
    if (!is_charged(record["body"].get_ref<const std::string&>(), count))
      failures.push_back({{"itemIdentifier", record["messageId"]}});
  }
  return json{{"batchItemFailures", failures}}.dump();
}

}  // namespace

EMSCRIPTEN_BINDINGS(w4) { emscripten::function("handler", &handler); }
