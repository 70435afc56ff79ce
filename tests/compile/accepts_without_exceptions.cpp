// A choice that throws, in a function without exceptions.
// REJECT SAYS lambda_wasm: accepts<…>(…) throws, but this function is built with EXCEPTIONS none: use try_accepts<…>(…)
// FLAGS -fno-exceptions
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool choose(const lw::Request& request) { return static_cast<bool>(lw::try_accepts<"text/csv">(request)); }
#endif
#ifdef REJECT
std::string_view choose(const lw::Request& request) { return lw::accepts<"text/csv">(request); }
#endif
