// A handler with two inputs: an event is one.
// REJECT SAYS A handler's parameters are, each optional and in this order: an input, a lambda_wasm::ResponseStream& and a const lambda_wasm::Context&.
#include <array>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
LAMBDA_WASM_EXPORT(add, [](std::array<int, 2> numbers) { return numbers[0] + numbers[1]; })
#endif
#ifdef REJECT
LAMBDA_WASM_EXPORT(add, [](int left, int right) { return left + right; })
#endif
