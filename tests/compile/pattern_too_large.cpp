// A pattern has at most 256 places for characters.
// REJECT SAYS lambda_wasm: A pattern has at most 256 places for a character, where a part that is repeated n times counts n times, 256 ranges in its classes, and 64 nested groups: limit a long text by its length instead.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"[a-z]{1,256}">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"[a-z]{1,257}">, text); }
#endif
