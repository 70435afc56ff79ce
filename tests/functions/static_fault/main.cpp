// A function with a static object whose constructor throws if the environment has no CONFIGURATION.
#include <cstdlib>
#include <stdexcept>
#include <string>

#include <lambda_wasm.hpp>

namespace {

const std::string configuration = [] {
  const char* text = std::getenv("CONFIGURATION");
  if (text == nullptr) throw std::runtime_error("no configuration");
  return std::string(text);
}();

}  // namespace

LAMBDA_WASM_HANDLER([] { return configuration; })
