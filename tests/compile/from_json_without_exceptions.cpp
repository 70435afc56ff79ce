// from_json throws.
// REJECT SAYS lambda_wasm: from_json throws, but this function is built with EXCEPTIONS none: call try_from_json, which returns a Result.
// FLAGS -fno-exceptions
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
int number(std::string_view text) { return *lw::try_from_json<int>(text); }
#endif
#ifdef REJECT
int number(std::string_view text) { return lw::from_json<int>(text); }
#endif
