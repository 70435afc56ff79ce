// W7 as a user of embind writes it: Buffer decodes base64, and the bytes cross as a view of the module's memory.

#include <cstdint>
#include <string>
#include <vector>

#include <emscripten/bind.h>
#include <emscripten/val.h>

using emscripten::val;

namespace {

val handler(val event) {
  const val buffer = val::global("Buffer");
  const val received = buffer.call<val>("from", event["body"], val("base64"));
  std::vector<std::uint8_t> bytes = emscripten::convertJSArrayToNumberVector<std::uint8_t>(received);
  for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(~byte);

  val headers = val::object();
  headers.set("content-type", "application/octet-stream");
  val reply = val::object();
  reply.set("statusCode", 200);
  reply.set("headers", headers);
  const val view{emscripten::typed_memory_view(bytes.size(), bytes.data())};
  reply.set(
      "body",
      buffer.call<val>("from", view["buffer"], view["byteOffset"], view["byteLength"]).call<val>("toString", val("base64")));
  reply.set("isBase64Encoded", true);
  return reply;
}

}  // namespace

EMSCRIPTEN_BINDINGS(w7) { emscripten::function("handler", &handler); }
