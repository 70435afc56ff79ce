// Handlers that wait for timers, and for promises that the test makes (globalThis.outside).
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/js/promise.hpp>

namespace lw = lambda_wasm;
using emscripten::val;
using std::chrono::milliseconds;

namespace {

struct Event {
  std::string_view action;
  std::string_view text;
  std::int32_t id = 0;
  std::vector<std::int32_t> waits;  // milliseconds, one after another
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, (action, "do"), text, id, waits)

struct Answer {
  std::int32_t id;
  std::string_view text;
  std::string_view request_id;
  std::vector<std::string_view> tags;
};
LAMBDA_WASM_DESCRIBE(Answer, id, text, (request_id, "requestId"), tags)

struct Order {
  std::int32_t id;
  std::string sku;
  double price;
};
LAMBDA_WASM_DESCRIBE(Order, id, sku, price)

val outside(std::string_view name) { return val::global("outside").call<val>(std::string(name).c_str()); }

lw::Task<std::int32_t> deep(std::int32_t levels) {
  if (levels == 0) {
    co_await lw::sleep_for(milliseconds(1));
    co_return 0;
  }
  co_return 1 + co_await deep(levels - 1);
}

lw::Task<std::string> wait_for(std::string_view kind, const Event& event) {
  if (kind == "val") co_return (co_await lw::js::promise(outside("text"))).as<std::string>();
  if (kind == "order") co_return lw::to_json(co_await lw::js::promise<Order>(outside("order")));
  if (kind == "void") co_await lw::js::promise<void>(outside("order"));
  if (kind == "plain value") co_return std::to_string(co_await lw::js::promise<std::int32_t>(val(event.id)));
  if (kind == "misfit") co_await lw::js::promise<Order>(outside("text"));
  if (kind == "rejection") co_await lw::js::promise(outside("rejection"));
  if (kind == "rejection by a value") co_await lw::js::promise(outside("rejectionByValue"));
  if (kind == "never") co_await lw::js::promise(outside("never"));
  if (kind == "throw of JavaScript") co_await lw::js::promise(outside("thrown"));
  if (kind == "eight at once") {
    std::vector<lw::Task<Order>> orders;
    for (int i = 0; i < 8; ++i) {
      orders.push_back([]() -> lw::Task<Order> { co_return co_await lw::js::promise<Order>(outside("order")); }());
    }
    std::int32_t sum = 0;
    for (const Order& order : co_await lw::when_all(std::move(orders))) sum += order.id;
    co_return std::to_string(sum);
  }
  if (kind == "views") {  // views of a value that arrived before others
    const auto kept = co_await lw::js::promise<std::string_view>(outside("text"));
    for (int i = 0; i < 100; ++i) co_await lw::js::promise<Order>(outside("order"));
    const auto large = co_await lw::js::promise<std::string_view>(outside("large"));
    co_return std::string(kept).append(std::to_string(large.size()));
  }
  if (kind == "many") {
    std::int32_t sum = 0;
    for (std::int32_t i = 0; i < event.id; ++i) sum += (co_await lw::js::promise<Order>(outside("order"))).id;
    co_return std::to_string(sum);
  }
  if (kind == "deep") co_return std::to_string(co_await deep(event.id));
  if (kind == "caught") {
    try {
      co_await lw::js::promise(outside("rejection"));
    } catch (const lw::js::Error& error) {
      const bool has_stack = error.stack().find("rejection") != std::string::npos;
      co_return error.type + "|" + error.message + "|" + error.cause().as<std::string>() + (has_stack ? "|stack" : "");
    }
  }
  if (kind == "tried") {
    const lw::Result<Order> order = co_await lw::js::try_promise<Order>(outside("rejection"));
    const lw::Result<Order> misfit = co_await lw::js::try_promise<Order>(outside("text"));
    co_return order.error()->type + "|" + misfit.error()->type;
  }
  if (kind == "attempted") {
    const lw::Result<val> value = co_await lw::as_result(lw::js::promise(outside("rejection")));
    co_return value.error()->type + "|" + value.error()->message;
  }
  if (kind == "timeout") {
    try {
      co_await lw::timeout(lw::js::promise(outside("never")), milliseconds(20));
    } catch (const lw::TimedOut& error) {
      co_return error.what();
    }
  }
  if (kind == "abandoned") {  // settles when it is no longer awaited
    const auto first = co_await lw::when_any(lw::js::promise(outside("later")), lw::sleep_for(milliseconds(1)));
    val::global("outside").call<void>("settle");
    co_await lw::sleep_for(milliseconds(1));
    co_return std::to_string(first.index());
  }
  if (kind == "late tail" || kind == "stubborn") {
    const lw::Result<val> stopped = co_await lw::as_result(lw::js::promise(outside("never")));
    if (kind == "stubborn") co_await lw::unstoppable(lw::js::promise(outside("never")));
    co_await lw::unstoppable(lw::sleep_for(milliseconds(10)));
    co_return stopped.error()->type + "|cleaned up";
  }
  co_return "nothing";
}

volatile char* volatile escaped = nullptr;

void act(const Event& event) {
  if (event.action == "throw") throw std::out_of_range(std::string(event.text));
  if (event.action == "trap") __builtin_trap();
  if (event.action == "abort") std::abort();
  if (event.action == "exit") std::exit(3);
  if (event.action == "wild") *reinterpret_cast<volatile int*>(0x7ffffff0) = 1;
  if (event.action == "stack") {
    struct Recursion {
      static int run(int depth) {
        volatile char frame[1024];  // on the C++ stack, because its address is taken
        escaped = frame;
        frame[depth % 1024] = 1;
        return run(depth + 1) + frame[0];
      }
    };
    Recursion::run(0);
  }
}

lw::Task<Answer> answer(const Event& event, const lw::Context& context) {
  Answer answer{event.id, event.text, {}, {}};
  for (const std::int32_t wait : event.waits) {
    co_await lw::sleep_for(milliseconds(wait));
    answer.tags.push_back(lw::host::storage().keep(std::to_string(wait)));
    answer.request_id = context.request_id();
  }
  act(event);
  co_return answer;
}

lw::Task<std::string> wait(const Event& event) { co_return co_await wait_for(event.action, event); }

lw::Task<lw::Response> http(const lw::Request& request) {
  if (request.path == "/stubborn") co_await lw::unstoppable(lw::sleep_for(milliseconds(60'000)));
  if (request.path == "/own") {
    try {
      co_await lw::sleep_for(milliseconds(60'000));
    } catch (const lw::Cancelled&) {
      co_return lw::Response{503, "busy"};
    }
  }
  if (request.path == "/refuse") {
    co_await lw::sleep_for(milliseconds(1));
    throw lw::HttpError(409, "not now");
  }
  co_await lw::sleep_for(milliseconds(request.path == "/long" ? 60'000 : 1));
  std::string text = std::string(request.header<"x-first">().value_or("")).append(request.header<"x-second">().value_or(""));
  co_return lw::Response{200, text.append(request.query.get("q").value_or("")).append(request.body())};
}

lw::Response at_once(const lw::Request& request) { return {200, std::string(request.path)}; }

// Throws in JavaScript, in a suspended and resumed coroutine.
lw::Task<> thrown(const Event& event) {
  co_await lw::sleep_for(milliseconds(1));
  val::global("JSON").call<val>("parse", std::string(event.text));
}
void thrown_at_once(const Event& event) { val::global("JSON").call<val>("parse", std::string(event.text)); }

lw::Task<> sleep(const Event& event) {
  co_await lw::when_all(lw::sleep_for(milliseconds(event.waits.at(0))), [](std::string_view action) -> lw::Task<> {
    co_await lw::sleep_for(milliseconds(1));
    if (action == "trap") __builtin_trap();
  }(event.action));
}

lw::Task<> nothing() { co_await lw::sleep_for(milliseconds(1)); }

lw::Task<std::int32_t> later(std::int32_t number) {
  co_await lw::sleep_for(milliseconds(1));
  if (number < 0) throw std::domain_error("negative");
  co_return number + 1;
}

}  // namespace

LAMBDA_WASM_EXPORT(answer, answer)
LAMBDA_WASM_EXPORT(wait, wait)
LAMBDA_WASM_EXPORT(http, http)
LAMBDA_WASM_EXPORT(atOnce, at_once)
LAMBDA_WASM_EXPORT(nothing, nothing)
LAMBDA_WASM_EXPORT(thrown, thrown)
LAMBDA_WASM_EXPORT(thrownAtOnce, thrown_at_once)
LAMBDA_WASM_EXPORT(sleep, sleep)
LAMBDA_WASM_FUNCTION(later)
