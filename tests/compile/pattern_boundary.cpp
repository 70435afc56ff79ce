// A pattern has no word boundaries.
// REJECT SAYS lambda_wasm: A pattern has no word boundaries (backslash b or B): write the characters that may be there.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"word">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"\\bword\\b">, text); }
#endif
