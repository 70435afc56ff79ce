// A range in a class goes up.
// REJECT SAYS lambda_wasm: A range in a class of a pattern, such as a-z, has a single character on each side, the smaller one first: write a backslash before a - that is no range.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"[a-z]">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"[z-a]">, text); }
#endif
