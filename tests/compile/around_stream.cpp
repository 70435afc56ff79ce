// A route that streams within an around.
// REJECT SAYS A route that streams its reply is within an lw::around, which needs whole replies: move the route out of its list, or use lw::after.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

lw::Task<> stream(const lw::Request&, lw::ResponseStream&);
lw::Task<lw::Response> pass(const lw::Request&, lw::Next);

#ifdef ACCEPT
inline constexpr auto routes = lw::routes(lw::route<"GET /", stream>, lw::group<"/a">(lw::around<pass>));
LAMBDA_WASM_HANDLER(routes)
#endif
#ifdef REJECT
inline constexpr auto routes = lw::routes(lw::around<pass>, lw::route<"GET /", stream>);
LAMBDA_WASM_HANDLER(routes)
#endif
