// A type that nlohmann_json can only write cannot be an input.
// REJECT SAYS lambda_wasm: nlohmann_json cannot read this type: declare a from_json for it.
#include <lambda_wasm.hpp>
#include <lambda_wasm/json/nlohmann.hpp>

struct Money {
  int cents = 0;
};
void to_json(nlohmann::json& json, const Money& money) { json = money.cents; }
#ifdef ACCEPT
void from_json(const nlohmann::json& json, Money& money) { money.cents = json.get<int>(); }
LAMBDA_WASM_HANDLER([](const Money& money) { return money.cents; })
#endif
#ifdef REJECT
LAMBDA_WASM_HANDLER([](const Money& money) { return money.cents; })
#endif
