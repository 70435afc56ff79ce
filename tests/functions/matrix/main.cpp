// Every fault in every form of a handler (tests/runtime/fault_matrix.test.mjs): the event's `fault` selects it. Faults that C++ cannot
// express are done by JavaScript, globalThis.outside, which also opens the gate that waiting handlers await.
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/js/promise.hpp>
#include <lambda_wasm/js/stream.hpp>

namespace lw = lambda_wasm;
using emscripten::val;

namespace shop {
struct OutOfStock : std::runtime_error {
  using std::runtime_error::runtime_error;
};
}  // namespace shop

namespace {

struct Event {
  std::string_view fault;
  std::int32_t id = 0;
  std::vector<std::int32_t> numbers;
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, fault, id, numbers)

val outside(const char* function, std::string_view fault) {
  return val::global("outside").call<val>(function, std::string(fault));
}

// Volatile, so that the compiler cannot remove the faults.
char* volatile exhausted;
volatile std::int32_t zero = 0, quotient = 0;
volatile char* volatile escaped = nullptr;

int overflow(int depth) {
  volatile char frame[1024];
  escaped = frame;
  frame[depth % 1024] = 1;
  return overflow(depth + 1) + frame[0];
}

// Overflows the engine's own stack: it has no frame in memory.
int recurse(int depth) {
  if (depth == zero - 1) return 0;
  return recurse(depth + 1) * 3 + depth;
}

void terminate_by_noexcept() noexcept { throw std::out_of_range("from noexcept"); }

void act(std::string_view fault) {
  if (fault == "none") return;
  if (fault == "throw") throw std::out_of_range("no such item");
  if (fault == "throw of a class") throw shop::OutOfStock("nothing left");
  if (fault == "throw of an int") throw 42;
  if (fault == "throw of an Error") throw lw::Error("shop::Closed", "come back tomorrow");
  if (fault == "bad_alloc") exhausted = new char[0x7fff0000];
  if (fault == "no memory is left") {
    for (;;) exhausted = new char[512 * 1024 * 1024];
  }
  if (fault == "trap") __builtin_trap();
  if (fault == "division") quotient = 100 / zero;
  if (fault == "wild store") *reinterpret_cast<volatile int*>(0x7ffffff0) = 1;
  if (fault == "wild call") {
    void (*volatile nothing)() = reinterpret_cast<void (*)()>(std::uintptr_t{0x7ffffff0});
    nothing();
  }
  if (fault == "stack") overflow(0);
  if (fault == "engine's stack") quotient = recurse(1);
  if (fault == "abort") std::abort();
  if (fault == "exit") std::exit(3);
  if (fault == "swallowed exit") {
    try {
      std::exit(4);
    } catch (...) {
    }
  }
  if (fault == "terminate") terminate_by_noexcept();
  outside("fault", fault);
}

// Awaits the value that JavaScript returns for this fault: a rejected promise, a value that does not fit, or another invalid order.
lw::Task<> await(std::string_view fault) {
  if (fault.starts_with("stream ")) {
    lw::js::ByteStream<> stream(outside("awaited", fault));
    co_await stream.read();
  } else if (fault.starts_with("list ")) {
    co_await lw::js::promise<std::vector<std::int32_t>>(outside("awaited", fault));
  } else {
    co_await lw::js::promise(outside("awaited", fault));
  }
}

std::string fine(const Event& event) { return "fine " + std::to_string(event.id); }

std::string at_once(const Event& event) {
  act(event.fault);
  return fine(event);
}

lw::Task<std::string> before(const Event& event) {
  act(event.fault);
  co_await lw::js::promise<void>(outside("gate", event.fault));
  co_return fine(event);
}

lw::Task<> act_deeper(std::string_view fault) {
  co_await lw::js::promise<void>(outside("gate", fault));
  act(fault);
}

lw::Task<std::string> after(const Event& event) {
  co_await act_deeper(event.fault);
  co_return fine(event);
}

lw::Task<std::string> awaiting(const Event& event) {
  co_await await(event.fault);
  co_return fine(event);
}

lw::Task<> stream_before(const Event& event, lw::ResponseStream& stream) {
  co_await lw::js::promise<void>(outside("gate", event.fault));
  act(event.fault);
  co_await stream.write(fine(event));
}

lw::Task<> stream_after(const Event& event, lw::ResponseStream& stream) {
  co_await stream.write(fine(event));
  co_await lw::js::promise<void>(outside("gate", event.fault));
  act(event.fault);
}

lw::Task<> stream_awaiting(const Event& event, lw::ResponseStream& stream) {
  co_await stream.write(fine(event));
  co_await await(event.fault);
}

// A wait that outlives its invocation, which traps meanwhile.
lw::Task<> hold(std::string_view what) {
  if (what == "a timer") {
    co_await lw::sleep_for(std::chrono::hours(1));
  } else {
    co_await lw::js::promise(outside("kept", what));
  }
}

lw::Task<std::string> holding(const Event& event) {
  co_await lw::when_all(hold(event.fault), act_deeper("trap"));
  co_return fine(event);
}

std::string plain(const Event& event) { return at_once(event); }

}  // namespace

LAMBDA_WASM_EXPORT(atOnce, at_once)
LAMBDA_WASM_EXPORT(before, before)
LAMBDA_WASM_EXPORT(after, after)
LAMBDA_WASM_EXPORT(awaiting, awaiting)
LAMBDA_WASM_EXPORT(holding, holding)
LAMBDA_WASM_EXPORT(streamBefore, stream_before)
LAMBDA_WASM_EXPORT(streamAfter, stream_after)
LAMBDA_WASM_EXPORT(streamAwaiting, stream_awaiting)
LAMBDA_WASM_FUNCTION(plain)
