// A type that nlohmann_json can only read cannot be a result.
// REJECT SAYS lambda_wasm: nlohmann_json cannot write this type: declare a to_json for it.
#include <lambda_wasm.hpp>
#include <lambda_wasm/json/nlohmann.hpp>

struct Money {
  int cents = 0;
};
void from_json(const nlohmann::json& json, Money& money) { money.cents = json.get<int>(); }
#ifdef ACCEPT
void to_json(nlohmann::json& json, const Money& money) { json = money.cents; }
LAMBDA_WASM_HANDLER([] { return Money{}; })
#endif
#ifdef REJECT
LAMBDA_WASM_HANDLER([] { return Money{}; })
#endif
