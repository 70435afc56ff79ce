// W1 that reads every header, query value and cookie, as a user of embind writes it.

#include <cstddef>
#include <string>
#include <vector>

#include <emscripten/bind.h>
#include <emscripten/val.h>

using emscripten::val;

namespace {

// Names and values in one array: the fastest way to read an object with unknown keys.
std::size_t length_of(const val& object) {
  std::size_t length = 0;
  const val parts = val::global("Object").call<val>("entries", object).call<val>("flat");
  for (const std::string& part : emscripten::vecFromJSArray<std::string>(parts)) length += part.size();
  return length;
}

std::size_t length_of_cookies(const val& cookies) {
  std::size_t length = 0;
  for (const std::string& cookie : emscripten::vecFromJSArray<std::string>(cookies)) length += cookie.size() - 1;  // less its `=`
  return length;
}

val handler(val event) {
  const auto path = event["rawPath"].as<std::string>();
  const auto method = event["requestContext"]["http"]["method"].as<std::string>();
  const std::string headers = std::to_string(length_of(event["headers"]));
  const std::string query = std::to_string(length_of(event["queryStringParameters"]));
  const std::string cookies = std::to_string(length_of_cookies(event["cookies"]));

  val reply_headers = val::object();
  reply_headers.set("content-type", "application/json");
  val reply = val::object();
  reply.set("statusCode", 200);
  reply.set("headers", reply_headers);
  reply.set("body", "{\"path\":\"" + path + "\",\"method\":\"" + method + "\",\"headers\":" + headers + ",\"query\":" + query +
                        ",\"cookies\":" + cookies + "}");
  return reply;
}

}  // namespace

EMSCRIPTEN_BINDINGS(w1_all) { emscripten::function("handler", &handler); }
