// Handlers that detect whether they were called while the module was loading, and results that the warm-up cannot encode.
#include <cstdint>

#include <lambda_wasm.hpp>

namespace {

enum class Later { now = 1 };
LAMBDA_WASM_DESCRIBE_ENUM(Later, now)

std::uint32_t calls = 0;

std::uint32_t count() { return ++calls; }
Later unnamed() { return Later::now; }  // Later() has no name

struct Trapping {
  Later later = Later::now;
  // NOLINTNEXTLINE(modernize-use-equals-default): a default result is made of it
  Trapping() noexcept {
    if (calls == 0) __builtin_trap();
  }
};
LAMBDA_WASM_DESCRIBE(Trapping, later)

Trapping trap() {
  ++calls;
  return {};
}

}  // namespace

LAMBDA_WASM_HANDLER(count)
LAMBDA_WASM_EXPORT(unnamed, unnamed)
LAMBDA_WASM_EXPORT(trap, trap)
