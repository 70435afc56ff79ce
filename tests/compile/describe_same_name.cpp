// Two fields with the same name would be one property.
// REJECT SAYS LAMBDA_WASM_DESCRIBE gives two fields the same name: give one of them a different wire name.
#include <lambda_wasm.hpp>

struct Move {
  int from, to;
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Move, from, (to, "From"))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Move, from, (to, "from"))
#endif
LAMBDA_WASM_HANDLER([](const Move& move) { return move.to; })
