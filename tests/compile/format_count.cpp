// A {} without a value, and a value without a {}. Fields have none.
// REJECT SAYS lambda_wasm: A format has one {} for each value.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
void info() { lw::log::info("charged {}", 1, lw::log::field("order", 17)); }
#endif
#ifdef REJECT
void more() { lw::log::info("charged {} of {}", 1); }
void fewer() { lw::log::info("charged", 1); }
void of_a_field() { lw::log::info("charged {}", lw::log::field("order", 17)); }
std::string text() { return lw::format("{}"); }
#endif
