// A struct that is not described.
// REJECT SAYS A parameter of a route's handler must be a text, number, bool, enum, time or value for a parameter of the path; a described type for the JSON body; Path, Query or Form of a struct whose fields are such; a Header, a Cookie or a Given; a const Request&, a const Context& or a ResponseStream&.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct Draft {
  std::string text;
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Draft, text)
#endif
std::string create(const Draft& draft) { return draft.text; }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"POST /notes", create>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"POST /notes", create>);
#endif
LAMBDA_WASM_HANDLER(api)
