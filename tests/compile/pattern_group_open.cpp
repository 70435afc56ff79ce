// The parentheses of a pattern are paired.
// REJECT SAYS lambda_wasm: A pattern has a ( without its ), or a ) without its (.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"(a|b)">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"(a|b">, text); }
#endif
