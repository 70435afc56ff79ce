// The features that this SDK needs from a toolchain: C++20 with coroutines, Wasm exceptions, and both together.
#include <coroutine>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <utility>

struct Task {
  struct promise_type {
    std::string result;
    Task get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(std::string value) { result = std::move(value); }
    void unhandled_exception() { throw; }
  };
  std::coroutine_handle<promise_type> handle;
};

Task greet(bool fails) {
  co_await std::suspend_always{};
  if (fails) throw std::runtime_error("caught");
  co_return "awaited";
}

std::string run(Task task) {
  std::string result;
  try {
    while (!task.handle.done()) task.handle.resume();
    result = task.handle.promise().result;
  } catch (const std::exception& error) {
    result = error.what();
  }
  task.handle.destroy();
  return result;
}

int main() { std::printf("%s, %s\n", run(greet(false)).c_str(), run(greet(true)).c_str()); }
