// The cumbersome way: the event and the reply as JavaScript values, by emscripten::val. Nothing checks that a property exists or has
// the right type, and each access crosses between Wasm and JavaScript. The other examples use C++ types instead.

#include <string>

#include <emscripten/val.h>

#include <lambda_wasm.hpp>

using emscripten::val;

val describe(const val& event) {
  const val http = event["requestContext"]["http"];
  const auto method = http["method"].as<std::string>();
  const auto path = event["rawPath"].as<std::string>();
  const auto arrived = event["requestContext"]["timeEpoch"].as<double>();  // milliseconds since the epoch
  const bool is_base64 = event["isBase64Encoded"].as<bool>();

  val::global("console").call<void>("log", method + " " + path);

  val headers = val::object();
  headers.set("content-type", "application/json");
  val body = val::object();
  body.set("method", method);
  body.set("path", path);
  body.set("arrived", val::global("Date").new_(arrived).call<std::string>("toISOString"));
  body.set("isBase64", is_base64);

  val response = val::object();
  response.set("statusCode", 200);
  response.set("headers", headers);
  response.set("body", val::global("JSON").call<std::string>("stringify", body));
  return response;
}
LAMBDA_WASM_HANDLER(describe)
