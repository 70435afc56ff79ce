// A function whose LAMBDA_WASM_INIT waits, and fails if the environment has no CONFIGURATION.
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

std::string configuration;

lw::Task<> configure() {
  co_await lw::sleep_for(std::chrono::milliseconds(5));
  if (std::getenv("SLOW") != nullptr) co_await lw::sleep_for(std::chrono::seconds(2));
  const char* text = std::getenv("CONFIGURATION");
  if (text == nullptr) throw std::runtime_error("no configuration");
  configuration.append(text);
}

std::string tell(std::string_view what) {
  if (what == "trap") __builtin_trap();
  return configuration;
}

}  // namespace

LAMBDA_WASM_INIT(configure)
LAMBDA_WASM_INIT([]() -> lw::Task<> {
  configuration = "at once, ";
  if (std::getenv("REFUSED") != nullptr) throw std::runtime_error("refused");
  co_return;
})
LAMBDA_WASM_HANDLER(tell)
