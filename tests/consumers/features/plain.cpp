// Functions for JavaScript to call, together with a handler; and a name that the suite searches for.
#include <stdexcept>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>

[[gnu::noinline]] std::string a_name_to_look_for(std::string_view text) { return std::string(text) + "?"; }

std::string repeat(std::string_view text, unsigned times) {
  std::string all;
  for (unsigned i = 0; i < times; ++i) all += text;
  return all;
}
LAMBDA_WASM_FUNCTION(repeat)
LAMBDA_WASM_FUNCTION(a_name_to_look_for)
LAMBDA_WASM_HANDLER(a_name_to_look_for)
LAMBDA_WASM_EXPORT(thrown, [](std::string_view text) {
  try {
    throw std::runtime_error(std::string(text));
  } catch (const std::runtime_error& error) {
    throw std::domain_error(std::string(error.what()) + ", again");
  }
})
