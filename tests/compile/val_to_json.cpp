// A JavaScript value cannot be written as JSON text.
// REJECT SAYS lambda_wasm: JSON text cannot hold an emscripten::val: use nlohmann::json, or a struct with LAMBDA_WASM_DESCRIBE.
// ONLY wasm
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
LAMBDA_WASM_HANDLER([] { return emscripten::val(1); })
#endif
#ifdef REJECT
std::string print(const emscripten::val& value) { return lw::to_json(value); }
#endif
