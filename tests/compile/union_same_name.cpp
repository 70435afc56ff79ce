// Two alternatives with one name could not be told apart.
// REJECT SAYS LAMBDA_WASM_DESCRIBE_UNION gives two alternatives the same name: give one of them a different name.
#include <lambda_wasm.hpp>

struct Circle {
  double radius = 0;
};
LAMBDA_WASM_DESCRIBE(Circle, radius)
using Shape = std::variant<Circle, std::monostate>;
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE_UNION(Shape, tag("kind"), (Circle, "circle"), (std::monostate, "none"))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE_UNION(Shape, tag("kind"), (Circle, "circle"), (std::monostate, "circle"))
#endif
