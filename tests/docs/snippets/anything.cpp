#include <lambda_wasm.hpp>
#include <lambda_wasm/json/nlohmann.hpp>

LAMBDA_WASM_EXPORT(annotate, [](nlohmann::json event) {
  event["seen"] = true;
  return event;
})
