// A bracket that belongs to nothing is escaped.
// REJECT SAYS lambda_wasm: A pattern has a {, } or ] that belongs to no quantifier or class: write a backslash before it.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"a\\}">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"a}">, text); }
#endif
