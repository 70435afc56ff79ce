// Streams a number of chunks, each of one repeated letter.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct Event {
  int count;
  unsigned size;
};
LAMBDA_WASM_DESCRIBE(Event, count, size)

lw::Task<> streamed(const Event& event, lw::ResponseStream& stream) {
  stream.start({.headers = {{"content-type", "text/plain"}}});
  for (int i = 0; i < event.count; ++i) co_await stream.write(std::string(event.size, static_cast<char>('a' + i % 26)));
}
LAMBDA_WASM_HANDLER(streamed)
