// A count goes up.
// REJECT SAYS lambda_wasm: A pattern repeats by {n}, {n,} or {n,m}, with n not above m.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"a{2,3}">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"a{3,2}">, text); }
#endif
