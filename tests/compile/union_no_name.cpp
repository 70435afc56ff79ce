// An alternative that holds nothing has a name, unless it takes every unknown name: a schema could not tell them apart.
// REJECT SAYS LAMBDA_WASM_DESCRIBE_UNION gives std::monostate an empty name: name it, or write (std::monostate, otherwise).
#include <lambda_wasm.hpp>

using Shape = std::variant<std::string, std::monostate>;
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE_UNION(Shape, keyed, (std::string, ""), (std::monostate, "none"))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE_UNION(Shape, keyed, (std::string, "S"), (std::monostate, ""))
#endif
