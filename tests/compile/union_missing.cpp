// Without a name an alternative could not be written.
// REJECT SAYS LAMBDA_WASM_DESCRIBE_UNION must name every alternative of the variant: add (Type, "name") for each.
#include <lambda_wasm.hpp>

struct Circle {
  double radius = 0;
};
LAMBDA_WASM_DESCRIBE(Circle, radius)
using Shape = std::variant<Circle, bool, double>;
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE_UNION(Shape, keyed, (Circle, "circle"), (bool, "flag"), (double, "number"))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE_UNION(Shape, keyed, (Circle, "circle"), bool, (double, "number"))
#endif
