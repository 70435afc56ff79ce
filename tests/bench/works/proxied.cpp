// Fetches from the event's URL, and forwards the body chunk by chunk.

#include <string>

#include <lambda_wasm.hpp>
#include <lambda_wasm/fetch.hpp>

namespace lw = lambda_wasm;

struct Event {
  std::string url;
};
LAMBDA_WASM_DESCRIBE(Event, url)

lw::Task<> proxied(const Event& event, lw::ResponseStream& stream) {
  auto response = co_await lw::http::fetch({.url = event.url});
  stream.start({.status = response.status, .headers = {{"content-type", response.headers.get("content-type").value_or("")}}});
  while (const auto chunk = co_await response.body.read()) co_await stream.write(chunk->view());
}
LAMBDA_WASM_HANDLER(proxied)
