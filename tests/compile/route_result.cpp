// A result that is no reply.
// REJECT SAYS A route's handler must return void, a lambda_wasm::Response, a text, a type that crosses, a lambda_wasm::Reply of one or a std::variant of Replies; a lambda_wasm::Result of these; or a lambda_wasm::Task of any of them.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct Note {
  std::string text;
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Note, text)
#endif
lw::Task<lw::Reply<201, Note>> list() { co_return lw::Reply<201, Note>{{"text"}}; }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"GET /notes", list>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"GET /notes", list>);
#endif
LAMBDA_WASM_HANDLER(api)
