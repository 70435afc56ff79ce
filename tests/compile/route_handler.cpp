// A handler whose parameters the compiler cannot know.
// REJECT SAYS A route's handler must be a function or a lambda without captures: this one is overloaded, a template, or not callable.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"GET /notes/{id}", [](std::uint64_t id) { return id; }>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"GET /notes/{id}", [](auto id) { return id; }>);
#endif
LAMBDA_WASM_HANDLER(api)
