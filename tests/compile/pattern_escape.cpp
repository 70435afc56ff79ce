// A pattern has the escapes of ECMA-262 with the flag u.
// REJECT SAYS lambda_wasm: A pattern has an unknown escape: after a backslash, it takes d D w W s S n r t f v 0 xHH uHHHH u{H}, a backslash, and ^ $ . * + ? ( ) [ ] { } | /; in a class also - and b.
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"[a-z]_[a-z]">, text); }
#endif
#ifdef REJECT
bool fits(std::string_view text) { return matches(lw::text::pattern_table<"[a-z]\\_[a-z]">, text); }
#endif
