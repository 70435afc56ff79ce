// A route that waits within an around that does not.
// REJECT SAYS Something waits within an lw::around whose function returns a Response itself: return a Task of a Response there, and take a lambda_wasm::Next.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

lw::Response pass(const lw::Request&, lw::SyncNext);
lw::Task<int> later();

#ifdef ACCEPT
inline constexpr auto routes = lw::routes(lw::around<pass>, lw::route<"GET /", [] { return 1; }>);
LAMBDA_WASM_HANDLER(routes)
#endif
#ifdef REJECT
inline constexpr auto routes = lw::routes(lw::around<pass>, lw::route<"GET /", later>);
LAMBDA_WASM_HANDLER(routes)
#endif
