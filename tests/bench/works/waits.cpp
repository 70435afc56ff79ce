// Waiting in C++: an invocation awaits a settled promise (globalThis.settled) as often as the event says, in each way of reading its
// value.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/js/promise.hpp>

namespace lw = lambda_wasm;
using emscripten::val;

namespace {

struct Waits {
  std::string_view what;
  std::int32_t times;
};
LAMBDA_WASM_DESCRIBE(Waits, what, times)

struct Order {
  std::int32_t id;
  std::string_view sku;
  double price;
  bool paid;
  std::int32_t count;
};
LAMBDA_WASM_DESCRIBE(Order, id, sku, price, paid, count)

lw::Task<double> at_once(std::int32_t value) { co_return value; }

lw::Task<double> wait(const Waits& waits) {
  const val promise = val::global("settled")[std::string(waits.what)];
  double sum = 0;
  if (waits.what == "nothing") {
    for (std::int32_t i = 0; i < waits.times; ++i) co_await lw::js::promise<void>(promise);
  } else if (waits.what == "value") {
    for (std::int32_t i = 0; i < waits.times; ++i) sum += (co_await lw::js::promise(promise)).isUndefined() ? 1 : 0;
  } else if (waits.what == "number") {
    for (std::int32_t i = 0; i < waits.times; ++i) sum += co_await lw::js::promise<std::int32_t>(promise);
  } else if (waits.what == "order") {
    for (std::int32_t i = 0; i < waits.times; ++i) {
      const auto order = co_await lw::js::promise<Order>(promise);
      sum += order.id + order.price + order.count + static_cast<double>(order.sku.size()) + (order.paid ? 1 : 0);
    }
  } else if (waits.what == "rejection") {
    for (std::int32_t i = 0; i < waits.times; ++i) {
      try {
        co_await lw::js::promise<void>(promise);
      } catch (const lw::js::Error& error) {
        sum += static_cast<double>(error.type.size());
      }
    }
  } else if (waits.what == "task") {
    for (std::int32_t i = 0; i < waits.times; ++i) sum += co_await at_once(i & 1);
  }
  co_return sum;
}

lw::Task<double> once(const Waits& waits) {
  static const val promise = val::global("settled")["nothing"];
  co_await lw::js::promise<void>(promise);
  co_return waits.times;
}

lw::Task<lw::Response> eight(const lw::Request& request) {
  std::vector<lw::Task<>> waits;
  for (int i = 0; i < 8; ++i) {
    waits.push_back([]() -> lw::Task<> { co_await lw::sleep_for(std::chrono::milliseconds(0)); }());
  }
  co_await lw::when_all(std::move(waits));
  co_return lw::Response{200, std::string(request.path)};
}

}  // namespace

LAMBDA_WASM_EXPORT(wait, wait)
LAMBDA_WASM_EXPORT(once, once)
LAMBDA_WASM_EXPORT(eight, eight)
