// A pattern has anchors at its ends only.
// REJECT SAYS lambda_wasm: A pattern has ^ only as its first and $ only as its last character, where they change nothing: the whole text must match.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"^(a)$">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"(^a$)">, text); }
#endif
