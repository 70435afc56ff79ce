// A fallback that takes a parameter of a path.
// REJECT SAYS The handler of lw::fallback takes neither parameters of a path nor a ResponseStream&: read request.path of a const lambda_wasm::Request&.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
inline constexpr auto api = lw::routes(lw::fallback<[](const lw::Request& request) { return request.path; }>);
LAMBDA_WASM_HANDLER(api)
#endif
#ifdef REJECT
inline constexpr auto api = lw::routes(lw::fallback<[](int number) { return number; }>);
LAMBDA_WASM_HANDLER(api)
#endif
