// Nothing is known of the value under an unknown name.
// REJECT SAYS LAMBDA_WASM_DESCRIBE_UNION takes unknown names as nothing: write (std::monostate, otherwise).
#include <lambda_wasm.hpp>

struct Circle {
  double radius = 0;
};
LAMBDA_WASM_DESCRIBE(Circle, radius)
#ifdef ACCEPT
using Shape = std::variant<Circle, std::monostate>;
LAMBDA_WASM_DESCRIBE_UNION(Shape, tag("kind"), (Circle, "circle"), (std::monostate, otherwise))
#endif
#ifdef REJECT
using Shape = std::variant<Circle>;
LAMBDA_WASM_DESCRIBE_UNION(Shape, tag("kind"), (Circle, otherwise))
#endif
