// Two parameters that would both be the body.
// REJECT SAYS A route's handler takes the body once: one parameter is a described type or a Form.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct Draft {
  std::string text;
};
LAMBDA_WASM_DESCRIBE(Draft, text)
std::string create(const Draft& draft) { return draft.text; }
std::string create_twice(const Draft& draft, const lw::Form<Draft>& form) { return draft.text + form->text; }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"POST /notes", create>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"POST /notes", create_twice>);
#endif
LAMBDA_WASM_HANDLER(api)
