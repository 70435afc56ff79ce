// A class of a pattern has no operators.
// REJECT SAYS lambda_wasm: A class of a pattern has [, && or --, which differ between the flags u and v of JavaScript: write a backslash before [ and -, and & only once.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"[a-wyz]">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"[a-z--x]">, text); }
#endif
