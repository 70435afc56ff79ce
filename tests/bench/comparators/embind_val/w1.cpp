// W1 as a user of embind writes it: JavaScript values, read and created through emscripten::val.

#include <string>

#include <emscripten/bind.h>
#include <emscripten/val.h>

using emscripten::val;

namespace {

val handler(val event) {
  const auto path = event["rawPath"].as<std::string>();
  const auto method = event["requestContext"]["http"]["method"].as<std::string>();
  const auto forwarded = event["headers"]["x-forwarded-for"].as<std::string>();
  const auto name = event["queryStringParameters"]["name"].as<std::string>();

  val headers = val::object();
  headers.set("content-type", "application/json");
  val reply = val::object();
  reply.set("statusCode", 200);
  reply.set("headers", headers);
  reply.set("body", "{\"path\":\"" + path + "\",\"method\":\"" + method + "\",\"forwarded\":\"" + forwarded + "\",\"name\":\"" +
                        name + "\"}");
  return reply;
}

}  // namespace

EMSCRIPTEN_BINDINGS(w1) { emscripten::function("handler", &handler); }
