// Logs before and after waits, concurrently with other invocations.
#include <chrono>
#include <cstdint>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

lw::Task<> waiting(const std::vector<std::int32_t>& milliseconds) {
  lw::log::info("before");
  for (const std::int32_t each : milliseconds) {
    co_await lw::sleep_for(std::chrono::milliseconds(each));
    lw::log::info("after {}", each);
  }
}

}  // namespace

LAMBDA_WASM_HANDLER(waiting)
