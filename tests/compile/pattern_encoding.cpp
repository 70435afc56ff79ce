// A pattern is UTF-8.
// REJECT SAYS lambda_wasm: A pattern must be UTF-8.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"\xc3\xa9">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"\xe9">, text); }
#endif
