// A function whose LAMBDA_WASM_INIT fails if the environment has no CONFIGURATION.
#include <cstdlib>
#include <stdexcept>
#include <string>

#include <lambda_wasm.hpp>

LAMBDA_WASM_INIT([] {
  if (std::getenv("CONFIGURATION") == nullptr) throw std::runtime_error("no configuration");
})
LAMBDA_WASM_HANDLER([] { return std::string("configured"); })
