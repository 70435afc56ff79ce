// A {} without a value, and a value without a {}.
// REJECT SAYS lambda_wasm: A format has one {} for each value.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
std::string info() { return lw::format("charged {}", 1); }
#endif
#ifdef REJECT
std::string more() { return lw::format("charged {} of {}", 1); }
std::string fewer() { return lw::format("charged", 1); }
std::string text() { return lw::format("{}"); }
#endif
