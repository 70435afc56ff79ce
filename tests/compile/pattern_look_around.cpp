// A pattern cannot look ahead.
// REJECT SAYS lambda_wasm: A pattern has no look-ahead or look-behind, such as (?=...): check such a rule in C++.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<".{8,}">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"(?=.*[0-9]).{8,}">, text); }
#endif
