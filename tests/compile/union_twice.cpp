// An alternative under two names would be written under the first only.
// REJECT SAYS LAMBDA_WASM_DESCRIBE_UNION names an alternative twice: give each alternative a type of its own, and one name.
#include <lambda_wasm.hpp>

struct Circle {
  double radius = 0;
};
LAMBDA_WASM_DESCRIBE(Circle, radius)
using Shape = std::variant<Circle, bool>;
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE_UNION(Shape, keyed, (Circle, "circle"), (bool, "flag"))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE_UNION(Shape, keyed, (Circle, "circle"), (bool, "flag"), (bool, "other"))
#endif
