// A pattern has no Unicode properties.
// REJECT SAYS lambda_wasm: A pattern has no Unicode properties (backslash p or P): write the ranges of characters in a class.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"[a-z]+">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"\\p{Lowercase}+">, text); }
#endif
