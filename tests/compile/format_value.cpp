// An enum that is not described cannot be formatted.
// REJECT SAYS lambda_wasm: A value of this type has no text: a format writes strings, char, bool, numbers, durations, and what crosses; an enum or a struct after LAMBDA_WASM_DESCRIBE_ENUM or LAMBDA_WASM_DESCRIBE.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

enum class Size { small };
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE_ENUM(Size, small)
#endif
void info(Size size) { lw::log::info("{}", size); }
std::string text(Size size) { return lw::format("{}", size); }
