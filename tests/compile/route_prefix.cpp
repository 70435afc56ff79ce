// A prefix that does not begin with a slash.
// REJECT SAYS The path of a route begins with a slash: write lw::route<"GET /notes", …>.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

std::string show() { return "a note"; }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::group<"/notes">(lw::route<"GET", show>));
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::group<"notes">(lw::route<"GET", show>));
#endif
LAMBDA_WASM_HANDLER(api)
