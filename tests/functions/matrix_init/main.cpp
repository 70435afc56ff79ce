// Faults while a module starts: the environment variable FAULT_AT names the place, and FAULT the fault.
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>
#include <lambda_wasm/js/promise.hpp>

namespace lw = lambda_wasm;
using emscripten::val;

namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

volatile char* volatile escaped = nullptr;

int overflow(int depth) {
  volatile char frame[1024];
  escaped = frame;
  frame[depth % 1024] = 1;
  return overflow(depth + 1) + frame[0];
}

void act(std::string_view place) {
  if (variable("FAULT_AT") != place) return;
  const std::string_view fault = variable("FAULT");
  if (fault == "throw") throw std::runtime_error("no configuration");
  if (fault == "trap") __builtin_trap();
  if (fault == "stack") overflow(0);
  if (fault == "abort") std::abort();
  if (fault == "exit") std::exit(3);
  val::global("outside").call<void>("fault", std::string(fault));
}

const bool is_there = (act("static"), true);

std::string tell(std::string_view what) {
  if (what == "trap") __builtin_trap();
  return is_there ? "fine" : "";
}

}  // namespace

LAMBDA_WASM_INIT([] { act("init"); })
LAMBDA_WASM_INIT([]() -> lw::Task<> {
  act("task");
  co_await lw::js::promise<void>(val::global("outside").call<val>("gate", std::string(variable("FAULT"))));
  act("task, later");
})
LAMBDA_WASM_HANDLER(tell)
