// A value that is called as a rule for names is described with its name.
// REJECT SAYS LAMBDA_WASM_DESCRIBE_ENUM reads this word as the rule for the names, but the enum has a value of that name: describe the value with a wire name in parentheses, which may be the same.
#include <lambda_wasm.hpp>

enum class Style { snake_case, camel_case };
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE_ENUM(Style, (camel_case, "camel_case"), (snake_case, "snake_case"))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE_ENUM(Style, camel_case, (snake_case, "snake_case"))
#endif
LAMBDA_WASM_HANDLER([](Style style) { return style; })
