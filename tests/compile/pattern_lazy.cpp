// A pattern has no lazy quantifiers.
// REJECT SAYS lambda_wasm: A pattern has no lazy quantifiers: leave out the ? after the quantifier, which changes nothing where the whole text must match.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"a+b">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"a+?b">, text); }
#endif
