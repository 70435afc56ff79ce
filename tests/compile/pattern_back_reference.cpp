// A pattern cannot refer to what a group matched.
// REJECT SAYS lambda_wasm: A pattern has no references back to a group: check such a rule in C++.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"\"[a-z]*\"|'[a-z]*'">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"([\"'])[a-z]*\\1">, text); }
#endif
