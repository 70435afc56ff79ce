// Ends the program, on request, in places that cannot throw; each in a synchronous handler and in a task.
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

struct Event {
  std::string_view how;    // it ends
  std::string_view where;  // it does
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, how, where)

int overflow(int depth) {
  volatile char frame[4096];
  frame[0] = static_cast<char>(depth);
  return overflow(depth + 1) + frame[0];
}

void* volatile last;  // volatile, so that the compiler cannot remove the allocations

void take_all_memory() {
  for (std::size_t size = std::size_t{64} << 20; size >= 8; size /= 2) {
    while (void* block = std::malloc(size)) last = block;
  }
}

void end(std::string_view how) {
  if (how == "abort") std::abort();
  if (how == "exit") std::exit(3);
  if (how == "_Exit") std::_Exit(4);
  if (how == "quick_exit") std::quick_exit(5);
  if (how == "trap") __builtin_trap();
  if (how == "stack") overflow(0);
  if (how == "throw") throw std::out_of_range("no such item");
  if (how == "terminate") std::terminate();
  if (how == "memory") {
    take_all_memory();
    last = ::operator new(64);
  }
}

void end_noexcept(std::string_view how) noexcept { end(how); }

struct EndsInDestructor {
  std::string_view how;
  ~EndsInDestructor() { end(how); }
};

struct EndsInThrowingDestructor {
  std::string_view how;
  ~EndsInThrowingDestructor() noexcept(false) { end(how); }
};

std::string_view at_exit;

void end_at(const Event& event) {
  const std::string_view how = event.how, where = event.where;
  if (where == "noexcept") end_noexcept(how);
  if (where == "destructor") const EndsInDestructor ends{how};
  if (where == "destructor that may throw") const EndsInThrowingDestructor ends{how};
  if (where == "unwinding") {
    const EndsInDestructor ends{how};
    throw std::runtime_error("unwinds");
  }
  if (where == "catch") {
    try {
      throw std::runtime_error("caught");
    } catch (const std::exception&) {
      end(how);
    }
  }
  if (where == "swallowed") {
    try {
      end(how);
    } catch (...) {
    }
  }
  if (where == "swallowed, then another end") {
    try {
      end_noexcept(how);
    } catch (...) {
    }
    std::abort();
  }
  if (where == "above a destructor that aborts") {
    const EndsInDestructor ends{"abort"};
    end(how);
  }
  if (where == "at exit") {
    at_exit = how;
    std::atexit([] { end(at_exit); });
    std::exit(6);
  }
  if (where == "terminate handler") {
    at_exit = how;
    std::set_terminate([] { end(at_exit); });
    std::terminate();
  }
  end(how);
}

std::string sync(const Event& event) {
  if (!event.how.empty()) end_at(event);
  return "alive";
}

lw::Task<std::string> below(const Event& event) {
  if (!event.how.empty()) end_at(event);
  co_return "alive";
}
lw::Task<std::string> task(const Event& event) { co_return co_await below(event); }

}  // namespace

LAMBDA_WASM_EXPORT(sync, sync)
LAMBDA_WASM_EXPORT(task, task)
