// A value after a field.
// REJECT SAYS lambda_wasm: The fields of a log entry must come after the values of its format.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
void info() { lw::log::info("charged {}", 1, lw::log::field("order", 17)); }
#endif
#ifdef REJECT
void info() { lw::log::info("charged {}", lw::log::field("order", 17), 1); }
#endif
