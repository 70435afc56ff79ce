// A class of a pattern is closed.
// REJECT SAYS lambda_wasm: A class of a pattern has no ] at its end.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"[a-z]">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"[a-z">, text); }
#endif
