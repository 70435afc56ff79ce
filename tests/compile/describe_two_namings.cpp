// One rule makes the names.
// REJECT SAYS A description takes one rule for its names: camel_case or another, but not two of them.
#include <lambda_wasm.hpp>

struct Move {
  int from_row, to_row;
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Move, camel_case, from_row, (to_row, "to_row"))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Move, camel_case, kebab_case, from_row, to_row)
#endif
LAMBDA_WASM_HANDLER([](const Move& move) { return move.to_row; })
