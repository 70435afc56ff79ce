// A JavaScript value cannot be parsed from JSON text.
// REJECT SAYS lambda_wasm: JSON text cannot hold an emscripten::val: use a struct with LAMBDA_WASM_DESCRIBE, or nlohmann::json.
// ONLY wasm
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
LAMBDA_WASM_HANDLER([](emscripten::val value) { return value; })
#endif
#ifdef REJECT
auto parse(std::string_view text) { return lw::from_json<emscripten::val>(text); }
#endif
