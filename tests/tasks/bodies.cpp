// Runs each body that bodies.mjs generated (BODIES names the file) with several values, and prints its result, the number of destructor
// calls, and the number of waits. Correct compilers print the same.

#include <chrono>
#include <cstdio>
#include <stdexcept>

#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/as_result.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/testing/run.hpp>

using namespace lambda_wasm;

namespace {

unsigned destroyed = 0, awaited = 0;

struct Held {
  ~Held() { ++destroyed; }
};

[[gnu::noinline]] unsigned fails(unsigned number, unsigned x) {
  const unsigned hash = (x * 2654435761U ^ number * 40503U) >> 7;
  if (hash % 5 == 0) throw static_cast<int>(hash % 50);
  if (hash % 11 == 0) throw std::runtime_error("x");
  return hash % 9;
}

// Waits, and may throw into its awaiter.
class waits : public sleep_for {  // NOLINT(readability-identifier-naming): it reads as a function
 public:
  waits(unsigned number, unsigned x) : sleep_for(std::chrono::milliseconds(1)), number_(number), x_(x) {}
  unsigned await_resume() const {
    sleep_for::await_resume();
    ++awaited;
    return fails(number_, x_);
  }

 private:
  unsigned number_, x_;
};

Task<unsigned> at_times_waits(unsigned number, unsigned x) {
  const Held held;
  if (x & 1) co_return 1 + co_await waits(number, x);
  co_return fails(number, x);
}

#include BODIES

void run_body(unsigned number, unsigned x) {
  destroyed = awaited = 0;
  try {
    std::printf("%u %u: %u", number, x, testing::run(bodies[number](x)));
  } catch (int thrown) {
    std::printf("%u %u: int %d", number, x, thrown);
  } catch (const std::exception& exception) {
    std::printf("%u %u: %s", number, x, exception.what());
  }
  std::printf(", %u destroyed, %u awaited\n", destroyed, awaited);
}

}  // namespace

int main() {
  for (unsigned number = 0; number < sizeof bodies / sizeof *bodies; ++number) {
    for (unsigned x = 0; x < 8; ++x) run_body(number, x);
    std::fflush(stdout);
  }
}
