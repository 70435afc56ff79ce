// A group of a pattern has no flags.
// REJECT SAYS lambda_wasm: A group of a pattern begins with ( or (?: and has no flags.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"(?:a)">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"(?i:a)">, text); }
#endif
