// The rule for the names stands before the values.
// REJECT SAYS LAMBDA_WASM_DESCRIBE_ENUM takes one rule for the names, before the values: write it there.
#include <lambda_wasm.hpp>

enum class Color { dark_red, dark_blue };
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE_ENUM(Color, kebab_case, dark_red, dark_blue)
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE_ENUM(Color, dark_red, dark_blue, kebab_case)
#endif
LAMBDA_WASM_HANDLER([](Color color) { return color; })
