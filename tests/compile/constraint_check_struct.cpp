// The function of a rule takes the struct.
// REJECT SAYS LAMBDA_WASM_CHECK: the function must take a const reference to the struct and return a bool.
#include <lambda_wasm.hpp>

struct Range {
  int from = 0, to = 0;
};
LAMBDA_WASM_DESCRIBE(Range, from, to)
#ifdef ACCEPT
LAMBDA_WASM_CHECK(Range, "from is not after to", [](const Range& range) { return range.from <= range.to; })
#endif
#ifdef REJECT
LAMBDA_WASM_CHECK(Range, "from is not after to", [](int from) { return from <= 1; })
#endif
LAMBDA_WASM_HANDLER([](const Range& range) { return range; })
