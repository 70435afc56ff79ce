// Handlers that read headers by names known at compile time.
#include <string>

#include <lambda_wasm.hpp>

namespace {

std::string shown(std::optional<std::string_view> value) { return value ? "[" + std::string(*value) + "]" : "none"; }

std::string tell(const lambda_wasm::Request& request) {
  std::string text = shown(request.header<"X-One">()) + shown(request.header<"x-two">()) + shown(request.header<"cookie">());
  if (request.header<"x-throw">()) throw lambda_wasm::Error("shop::Closed", text);
  text += shown(request.headers.get("X-ONE")) + shown(request.header<"x-one">());
  return text;
}

std::string tell_other(const lambda_wasm::Request& request) {
  return shown(request.header<"x-one">()) + shown(request.own().header<"x-two">());
}

}  // namespace

LAMBDA_WASM_HANDLER(tell)
LAMBDA_WASM_EXPORT(other, tell_other)
