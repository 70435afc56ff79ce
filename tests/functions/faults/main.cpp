// Every way in which an invocation can fail, on request; and 500 KB of static data next to the stack, which must survive.
#include <array>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <future>
#include <latch>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>

#include <lambda_wasm.hpp>

namespace shop {
struct OutOfStock : std::runtime_error {
  using std::runtime_error::runtime_error;
};
}  // namespace shop

namespace {

struct Fault {
  std::string name;
};
LAMBDA_WASM_DESCRIBE(Fault, (name, "do"))

struct Report {
  bool ok;
};
LAMBDA_WASM_DESCRIBE(Report, ok)

constexpr std::size_t size = 500'000;
std::array<std::uint8_t, size> static_data = [] {
  std::array<std::uint8_t, size> bytes{};
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 31);
  return bytes;
}();

bool is_intact() {
  for (std::size_t i = 0; i < size; ++i) {
    if (static_data[i] != static_cast<std::uint8_t>(i * 31)) return false;
  }
  return true;
}

char* volatile exhausted;  // volatile, so that the compiler cannot remove the allocations

int overflow(int depth) {
  volatile char frame[4096];
  frame[0] = static_cast<char>(depth);
  return overflow(depth + 1) + frame[0];
}

// Through volatile pointers, so that the compiler cannot predict the fault.
void write_wild() {
  int* volatile nowhere = reinterpret_cast<int*>(std::uintptr_t{0x7ffffff0});
  *nowhere = 1;
}
void call_wild() {
  void (*volatile nothing)() = reinterpret_cast<void (*)()>(std::uintptr_t{0x7ffffff0});
  nothing();
}

void terminate_by_noexcept() noexcept { throw std::out_of_range("from noexcept"); }

Report fault(const Fault& fault) {
  const std::string& name = fault.name;
  if (name == "trap") __builtin_trap();
  if (name == "abort") std::abort();
  if (name == "terminate") terminate_by_noexcept();
  if (name == "exit") std::exit(3);
  if (name == "oom") {
    for (;;) exhausted = new char[256 * 1024 * 1024];
  }
  if (name == "stack") overflow(0);
  if (name == "wild") write_wild();
  if (name == "indirect") call_wild();
  if (name == "throw") throw std::out_of_range("no such item");
  if (name == "throw_own") throw shop::OutOfStock("nothing left");
  if (name == "throw_int") throw 42;
  if (name == "throw_error") throw lambda_wasm::Error("shop::Closed", "come back tomorrow");
  if (name == "thread") std::thread([] {}).join();
  if (name == "async") return {std::async(std::launch::async, [] { return true; }).get()};
  if (name == "future") return {std::promise<bool>().get_future().get()};
  if (name == "latch") std::latch(1).wait();
  if (name == "atomic") std::atomic<std::int64_t>(0).wait(0);
  if (name == "swallow_exit") {
    try {
      std::exit(4);
    } catch (...) {
    }
  }
  return {is_intact()};
}

}  // namespace

LAMBDA_WASM_HANDLER(fault)
