// A value with views cannot be made from a json.
// REJECT SAYS lambda_wasm: a value with views (std::string_view, BytesView) cannot be made from a json: its text ends with the conversion.
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>
#include <lambda_wasm/json/nlohmann.hpp>

struct Name {
#ifdef ACCEPT
  std::string text;
#endif
#ifdef REJECT
  std::string_view text;
#endif
};
LAMBDA_WASM_DESCRIBE(Name, text)

LAMBDA_WASM_HANDLER([](const nlohmann::json& json) { return json.get<Name>(); })
