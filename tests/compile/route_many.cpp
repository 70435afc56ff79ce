// Nine parameters.
// REJECT SAYS A path has at most 8 parameters.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

std::string show(const lw::Request& request) { return std::string(request.path); }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"GET /{a}/{b}/{c}/{d}/{e}/{f}/{g}/{h}", show>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"GET /{a}/{b}/{c}/{d}/{e}/{f}/{g}/{h}/{i}", show>);
#endif
LAMBDA_WASM_HANDLER(api)
