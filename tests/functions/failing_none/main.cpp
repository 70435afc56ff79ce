// The failures that an instance built with EXCEPTIONS none survives.
#include <malloc.h>

#include <cstdint>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>
#include <lambda_wasm/js/promise.hpp>

namespace lw = lambda_wasm;
using emscripten::val;

namespace {

struct Event {
  std::string_view what;
  std::string_view how;
  std::int32_t levels = 1;  // the number of coroutines that it leaves
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, what, how, levels)

struct Order {
  std::int32_t id;
};
LAMBDA_WASM_DESCRIBE(Order, id)

using Text = lw::Result<std::string>;

val outside(const char* name) { return val::global("outside").call<val>(name); }

Text result(const Event& event) {
  if (event.what == "http") return lw::HttpError(409, "not now");
  return lw::Error("shop::Closed", "come back tomorrow");
}

lw::Task<Text> fail_below(const Event& event, std::int32_t levels) {
  if (levels > 1) co_return co_await fail_below(event, levels - 1);
  if (event.what == "rejection") {
    auto value = co_await lw::js::try_promise(outside("rejection"));
    if (!value) co_return value.failure();
  }
  if (event.what == "misfit") {
    auto order = co_await lw::js::try_promise<Order>(outside("text"));
    if (!order) co_return order.failure();
  }
  if (event.what == "losers") {
    co_await lw::when_any(lw::js::try_promise(outside("never")), lw::js::try_promise(outside("text")),
                          lw::js::try_promise(outside("never")));
  }
  if (event.what == "never") static_cast<void>(co_await lw::js::try_promise(outside("never")));
  co_return result(event);
}

lw::Task<Text> task(const Event& event) { co_return co_await fail_below(event, event.levels); }

lw::Task<lw::Result<void>> stream(const Event& event, lw::ResponseStream& stream) {
  if (event.how == "in between") co_await stream.write("half");
  auto failed = co_await fail_below(event, event.levels);
  if (!failed) co_return failed.failure();
  co_return {};
}

// The number of allocated bytes.
std::uint32_t allocated() { return static_cast<std::uint32_t>(mallinfo().uordblks); }

}  // namespace

LAMBDA_WASM_EXPORT(result, result)
LAMBDA_WASM_EXPORT(task, task)
LAMBDA_WASM_EXPORT(stream, stream)
LAMBDA_WASM_FUNCTION(allocated)
