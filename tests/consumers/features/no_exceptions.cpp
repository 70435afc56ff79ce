#include <string>

#include <lambda_wasm.hpp>

static_assert(LAMBDA_WASM_EXCEPTIONS == 0);

LAMBDA_WASM_HANDLER([](const std::string& number) -> lambda_wasm::Result<int> {
  if (number.empty()) return lambda_wasm::Error("shop::NoNumber", "There is no number.");
  return lambda_wasm::try_from_json<int>(number);
})
