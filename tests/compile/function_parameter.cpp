// A function that JavaScript calls, with a parameter that does not cross.
// REJECT SAYS A function that JavaScript calls takes only types that cross: see LAMBDA_WASM_FUNCTION.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
std::string shout(std::string_view text, int times) { return std::string(text) + std::to_string(times); }
LAMBDA_WASM_FUNCTION(shout)
#endif
#ifdef REJECT
std::string shout(const char* text, int times) { return text + std::to_string(times); }
LAMBDA_WASM_FUNCTION(shout)
#endif
