// Routes whose replies and streams are compressed.
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

lambda_wasm::Response with_header(std::string name) {
  return {200, repeated(100), {{"content-type", "text/plain"}, {"vary", "origin"}, {name, "no-transform\nset-cookie"}}};
}

lambda_wasm::Task<> events(std::uint32_t count, lambda_wasm::ResponseStream& stream) {
  stream.start({.headers = {{"content-type", "text/event-stream"}, {"Content-Length", "7"}, {"etag", "\"7\""}}});
  for (std::uint32_t i = 0; i != count; ++i) co_await stream.write("data: " + std::to_string(i) + "\n\n");
}
lambda_wasm::Task<> picture(const lambda_wasm::Request&, lambda_wasm::ResponseStream& stream) {
  stream.start({.headers = {{"content-type", "image/png"}, {"content-length", "4"}}});
  co_await stream.write("some");
}
lambda_wasm::Task<> bytes(std::uint32_t count, lambda_wasm::ResponseStream& stream) {
  stream.start({.headers = {{"content-type", "text/plain"}}});
  const lambda_wasm::Response chunk = noise();
  for (std::uint32_t i = 0; i != count; ++i) co_await stream.write(chunk.body);
}
lambda_wasm::Task<lambda_wasm::Result<void>> fails(const lambda_wasm::Request&, lambda_wasm::ResponseStream& stream) {
  stream.start({.headers = {{"content-type", "text/plain"}}});
  co_await stream.write("half");
  co_return lambda_wasm::Error("shop::Closed", "half way");
}
lambda_wasm::Task<> nothing(std::uint32_t status, lambda_wasm::ResponseStream& stream) {
  stream.start({.status = static_cast<int>(status), .headers = {{"content-type", "text/plain"}}});
  co_return;
}
#if LAMBDA_WASM_EXCEPTIONS
// The first head, which could be compressed, is invalid.
lambda_wasm::Task<> twice(std::string what, lambda_wasm::ResponseStream& stream) {
  stream.start({.headers = {{"content-type", "text/plain"}, {"no token", "1"}}});
  try {
    co_await stream.write("lost");
  } catch (const lambda_wasm::Error&) {
    if (what == "problem") throw lambda_wasm::HttpError(409, "Not so.");
  }
  stream.start({.headers = {{"content-type", "text/plain"}, {"content-encoding", "identity"}}});
  co_await stream.write("sent");
}
#endif

constexpr auto api = lambda_wasm::routes(
    lambda_wasm::compress<500>, lambda_wasm::route<"GET /lines/{count}", repeated>, lambda_wasm::route<"GET /noise", noise>,
    lambda_wasm::route<"GET /tagged", tagged>, lambda_wasm::route<"GET /with/{name}", with_header>,
#if LAMBDA_WASM_EXCEPTIONS
    lambda_wasm::route<"GET /twice/{what}", twice>,
#endif
    lambda_wasm::route<"GET /events/{count}", events>, lambda_wasm::route<"GET /picture", picture>,
    lambda_wasm::route<"GET /bytes/{count}", bytes>, lambda_wasm::route<"GET /fails", fails>,
    lambda_wasm::route<"GET /nothing/{status}", nothing>);

}  // namespace

LAMBDA_WASM_HANDLER(api)
LAMBDA_WASM_EXPORT(whole, api, buffered)
