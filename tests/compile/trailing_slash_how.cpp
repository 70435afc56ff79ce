// Another way to treat the slash at the end.
// REJECT SAYS Write lw::trailing_slash<lw::redirect>.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
inline constexpr auto api = lw::routes(lw::trailing_slash<lw::redirect>);
LAMBDA_WASM_HANDLER(api)
#endif
#ifdef REJECT
inline constexpr auto api = lw::routes(lw::trailing_slash<1>);
LAMBDA_WASM_HANDLER(api)
#endif
