// Files with another option.
// REJECT SAYS The option of lw::files is lw::immutable.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
inline constexpr auto api = lw::routes(lw::files<"/", lw::immutable>);
LAMBDA_WASM_HANDLER(api)
#endif
#ifdef REJECT
inline constexpr auto api = lw::routes(lw::files<"/", 1>);
LAMBDA_WASM_HANDLER(api)
#endif
