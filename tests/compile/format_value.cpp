// An enum that is not described cannot be formatted.
// REJECT SAYS lambda_wasm: A format cannot write a value of this type: it writes strings, char, bool, numbers, durations, and all types that a struct's field can have; describe an enum with LAMBDA_WASM_DESCRIBE_ENUM and a struct with LAMBDA_WASM_DESCRIBE.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

enum class Size { small };
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE_ENUM(Size, small)
#endif
void info(Size size) { lw::log::info("{}", size); }
std::string text(Size size) { return lw::format("{}", size); }
