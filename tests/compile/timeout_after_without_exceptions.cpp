// A timeout, which cancels by exceptions.
// REJECT SAYS lw::timeout_after cancels by exceptions, but this function is built with EXCEPTIONS none: use lw::when_any(task, lw::sleep_for(…)) in the handler.
// FLAGS -fno-exceptions
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
inline constexpr auto api = lw::routes(lw::secure_headers);
#endif
#ifdef REJECT
inline constexpr auto api = lw::routes(lw::timeout_after<500>);
#endif
