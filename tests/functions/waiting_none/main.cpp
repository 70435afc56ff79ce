// Handlers that wait, built with EXCEPTIONS none: failures are Results, and cancelled tasks never resume.
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>
#include <lambda_wasm/js/promise.hpp>

namespace lw = lambda_wasm;
using emscripten::val;
using std::chrono::milliseconds;

namespace {

struct Order {
  std::int32_t id;
  std::string sku;
};
LAMBDA_WASM_DESCRIBE(Order, id, sku)

val outside(const char* name) { return val::global("outside").call<val>(name); }

struct Counted {
  static inline int alive = 0;
  Counted() { ++alive; }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;
  ~Counted() { --alive; }
};

lw::Task<lw::Result<std::string>> wait(std::string_view kind) {
  const Counted counted;
  if (kind == "alive") co_return std::to_string(Counted::alive);
  if (kind == "order") {
    auto order = co_await lw::js::try_promise<Order>(outside("order"));
    if (!order) co_return order.failure();
    co_return order->sku;
  }
  if (kind == "misfit") {
    auto order = co_await lw::js::try_promise<Order>(outside("text"));
    if (!order) co_return order.failure();
  }
  if (kind == "rejection") {
    auto value = co_await lw::js::try_promise(outside("rejection"));
    if (!value) co_return value.failure();
  }
  if (kind == "first") {
    const auto first = co_await lw::when_any(lw::js::try_promise(outside("never")), lw::sleep_for(milliseconds(5)));
    co_return std::to_string(first.index());
  }
  if (kind == "never") static_cast<void>(co_await lw::js::try_promise(outside("never")));
  if (kind == "stopped") {
    lw::StopSource source;
    source.request_stop();
    const auto first =
        co_await lw::when_any(lw::with_stop(source.token(), lw::sleep_for(milliseconds(1))), lw::sleep_for(milliseconds(20)));
    co_return std::to_string(first.index());
  }
  co_return "nothing";
}

lw::Task<lw::Response> http(const lw::Request& request) {
  co_await lw::sleep_for(milliseconds(request.path == "/long" ? 60'000 : 1));
  if (request.path == "/trap") __builtin_trap();
  co_return lw::Response{200, std::string(request.path)};
}

}  // namespace

LAMBDA_WASM_EXPORT(wait, wait)
LAMBDA_WASM_EXPORT(http, http)
