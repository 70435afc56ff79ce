// A function that runs out of memory on request, built with and without exceptions.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/js/promise.hpp>

namespace lw = lambda_wasm;
using emscripten::val;

namespace {

struct Event {
  std::string_view what;
  std::string_view text;
  std::vector<std::int32_t> numbers;
  std::uint32_t size = 0;
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, what, text, numbers, size)

void* volatile last;  // volatile, so that the compiler cannot remove the allocations

// Allocates until no block of this size is left.
void take(std::size_t least) {
  for (std::size_t size = std::max(least, std::size_t{64} << 20); size >= least; size /= 2) {
    while (void* block = std::malloc(size)) last = block;
  }
}

void act(const Event& event) {
  if (event.what == "fill") take(std::size_t{16} << 20);
  if (event.what == "new") last = ::operator new(0x7fff0000u);
  if (event.what == "new of nothing left") {
    take(8);
    last = ::operator new(64);
  }
  if (event.what == "vector") {
    take(std::size_t{1} << 20);
    std::vector<std::string> texts;
    for (;;) texts.emplace_back(1000, 'x');
  }
}

std::string reply_to(const Event& event) {
  act(event);
  return event.size == 0 ? "alive" : std::string(event.size, 'x');
}

std::string sync(const Event& event) { return reply_to(event); }

lw::Task<std::string> below(const Event& event) {
  if (event.what == "await") {
    const lw::Result<std::string> text = co_await lw::js::try_promise<std::string>(val::global("outside").call<val>("text"));
    if (!text) co_return text.error()->type;
  }
  co_return reply_to(event);
}
lw::Task<std::string> task(const Event& event) { co_return co_await below(event); }

lw::Response http(const lw::Request& request) { return {200, std::string(request.body().substr(0, 5))}; }

lw::Task<> stream(const Event& event, lw::ResponseStream& stream) {
  act(event);
  co_await stream.write("alive");
}

}  // namespace

LAMBDA_WASM_EXPORT(sync, sync)
LAMBDA_WASM_EXPORT(task, task)
LAMBDA_WASM_EXPORT(http, http)
LAMBDA_WASM_EXPORT(stream, stream)
