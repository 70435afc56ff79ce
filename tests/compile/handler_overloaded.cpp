// An object with two operator() is not a handler: it would be ambiguous.
// REJECT SAYS A handler must be a function, a lambda or an object with one operator(): this one is overloaded, a template, or not callable.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
struct Greet {
  std::string operator()(const std::string& name) const { return name; }
};
LAMBDA_WASM_HANDLER(Greet{})
#endif
#ifdef REJECT
struct Greet {
  std::string operator()(const std::string& name) const { return name; }
  std::string operator()(int count) const { return std::to_string(count); }
};
LAMBDA_WASM_HANDLER(Greet{})
#endif
