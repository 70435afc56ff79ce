// A quantifier repeats something.
// REJECT SAYS lambda_wasm: A pattern has a quantifier with nothing before it to repeat.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<".*.txt">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"*.txt">, text); }
#endif
