// W4: reads the records value by value, and parses their bodies into structs with nlohmann_json.

#include <string>

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include "../embind_text/charge.hpp"

using emscripten::val;

namespace {

val handler(val event) {
  const val records = event["Records"];
  val failures = val::array();
  const auto count = records["length"].as<unsigned>();
  for (unsigned i = 0; i < count; ++i) {
    const val record = records[i];
    if (is_charged(record["body"].as<std::string>(), record["attributes"]["ApproximateReceiveCount"].as<std::string>())) continue;
    val failure = val::object();
    failure.set("itemIdentifier", record["messageId"]);
    failures.call<void>("push", failure);
  }
  val reply = val::object();
  reply.set("batchItemFailures", failures);
  return reply;
}

}  // namespace

EMSCRIPTEN_BINDINGS(w4) { emscripten::function("handler", &handler); }
