// A pattern becomes an automaton of at most 512 states.
// REJECT SAYS lambda_wasm: A pattern becomes an automaton with too many states: make it simpler, or check the rule in C++.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"[ab]*a[ab]{8}">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"[ab]*a[ab]{9}">, text); }
#endif
