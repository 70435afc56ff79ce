// A text that the program makes is no format: there may be braces in it.
// REJECT SAYS lambda_wasm: A format is a literal, for the compiler to check: a text that the program makes is a value, for a {}.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
std::string info(const std::string& text) { return lw::format("{}", text); }
#endif
#ifdef REJECT
std::string info(const std::string& text) { return lw::format(text); }
std::string warn(const char* text) { return lw::format(text); }
#endif
