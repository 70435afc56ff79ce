// A text computed at run time is not a format: it may contain braces.
// REJECT SAYS lambda_wasm: A format is a literal, for the compiler to check: a text that the program makes is a value, for a {}.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
void info(const std::string& text) { lw::log::info("{}", text); }
#endif
#ifdef REJECT
void info(const std::string& text) { lw::log::info(text); }
void warn(const char* text) { lw::log::warn(text); }
#endif
