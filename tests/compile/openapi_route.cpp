// A route that takes the path of lw::openapi, which would never reply.
// REJECT SAYS A GET route has the path of lw::openapi, which then never replies: remove one, or give it another path.
#include <lambda_wasm.hpp>

#include <string>

namespace lw = lambda_wasm;

inline std::string show() { return "{}"; }

#ifdef ACCEPT
inline constexpr auto api = lw::routes(lw::route<"POST /a.json", show>, lw::route<"GET /a.json/b", show>, lw::openapi<"/a.json">);
LAMBDA_WASM_HANDLER(api)
#endif
#ifdef REJECT
inline constexpr auto api = lw::routes(lw::openapi<"/a.json">, lw::route<"GET /a.json", show>);
LAMBDA_WASM_HANDLER(api)
#endif
