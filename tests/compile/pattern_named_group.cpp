// A pattern has no named groups.
// REJECT SAYS lambda_wasm: A pattern has no named groups: write (...) instead.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"([0-9]{4})">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"(?<year>[0-9]{4})">, text); }
#endif
