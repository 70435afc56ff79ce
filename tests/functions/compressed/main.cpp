// Routes whose replies are compressed.
#include <string>

#include <lambda_wasm.hpp>

namespace {

std::string repeated(std::uint32_t count) {
  std::string text;
  for (std::uint32_t i = 0; i != count; ++i) text.append("line ").append(std::to_string(i)).append(" é\n");
  return text;
}
// Each byte is another function of its place, which no coding makes smaller.
lambda_wasm::Response noise() {
  std::string text;
  for (std::uint32_t i = 0, state = 7; i != 2000; ++i) {
    state = state * 1664525 + 1013904223;
    text += static_cast<char>(state >> 24);
  }
  return {200, std::move(text), {{"content-type", "text/plain"}}};
}
lambda_wasm::Response tagged() { return {200, repeated(100), {{"content-type", "text/plain"}, {"etag", "\"7\""}}}; }

constexpr auto api = lambda_wasm::routes(lambda_wasm::compress<500>, lambda_wasm::route<"GET /lines/{count}", repeated>,
                                         lambda_wasm::route<"GET /noise", noise>, lambda_wasm::route<"GET /tagged", tagged>);

}  // namespace

LAMBDA_WASM_HANDLER(api)
