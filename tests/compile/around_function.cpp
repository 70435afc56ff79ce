// A function around that takes no next.
// REJECT SAYS The function of lw::around takes a const lambda_wasm::Request& and a lambda_wasm::Next, and returns a Task of a lambda_wasm::Response; or it takes a lambda_wasm::SyncNext, and returns a Response.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
lw::Response pass(const lw::Request&, lw::SyncNext next) { return next(); }
#endif
#ifdef REJECT
lw::Response pass(const lw::Request&, lw::Next) { return {}; }
#endif
inline constexpr auto around = lw::around<pass>;
