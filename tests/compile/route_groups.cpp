// More groups than a route can number.
// REJECT SAYS A function has at most 254 groups of routes.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#define GROUPS_1(PREFIX) lw::group<PREFIX>()
#define GROUPS_4(PREFIX) GROUPS_1(PREFIX "0"), GROUPS_1(PREFIX "1"), GROUPS_1(PREFIX "2"), GROUPS_1(PREFIX "3")
#define GROUPS_16(PREFIX) GROUPS_4(PREFIX "0"), GROUPS_4(PREFIX "1"), GROUPS_4(PREFIX "2"), GROUPS_4(PREFIX "3")
#define GROUPS_64(PREFIX) GROUPS_16(PREFIX "0"), GROUPS_16(PREFIX "1"), GROUPS_16(PREFIX "2"), GROUPS_16(PREFIX "3")

#ifdef ACCEPT
constexpr auto api = lw::routes(GROUPS_64("/a"), GROUPS_64("/b"), GROUPS_64("/c"));
#endif
#ifdef REJECT
constexpr auto api = lw::routes(GROUPS_64("/a"), GROUPS_64("/b"), GROUPS_64("/c"), GROUPS_64("/d"));
#endif
LAMBDA_WASM_HANDLER(api)
