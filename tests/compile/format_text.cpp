// A text computed at run time is not a format: it may contain braces.
// REJECT SAYS lambda_wasm: A format must be a string literal, which the compiler checks: pass text made at run time as a value for a {}.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
void info(const std::string& text) { lw::log::info("{}", text); }
#endif
#ifdef REJECT
void info(const std::string& text) { lw::log::info(text); }
void warn(const char* text) { lw::log::warn(text); }
#endif
