// Which of the two an unknown name becomes would be arbitrary.
// REJECT SAYS LAMBDA_WASM_DESCRIBE_ENUM takes unknown names as one value: write otherwise at one of them.
#include <lambda_wasm.hpp>

enum class State { running, stopped, other };
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE_ENUM(State, running, (stopped, "Stopped"), (other, "Other", otherwise))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE_ENUM(State, running, (stopped, otherwise), (other, otherwise))
#endif
