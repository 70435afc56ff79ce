// A condition that throws, in a function without exceptions.
// REJECT SAYS lambda_wasm: require_match(…) throws, but this function is built with EXCEPTIONS none: use try_require_match(…)
// FLAGS -fno-exceptions
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool matches(const lw::Request& request) { return static_cast<bool>(lw::try_require_match(request, "\"7\"")); }
#endif
#ifdef REJECT
void matches(const lw::Request& request) { lw::require_match(request, "\"7\""); }
#endif
