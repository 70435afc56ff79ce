// Only a variant has alternatives.
// REJECT SAYS LAMBDA_WASM_DESCRIBE_UNION describes a std::variant, or a struct that derives from one.
#include <lambda_wasm.hpp>

struct Circle {
  double radius = 0;
};
LAMBDA_WASM_DESCRIBE(Circle, radius)
#ifdef ACCEPT
struct Shape : std::variant<Circle> {};
#endif
#ifdef REJECT
struct Shape {};
#endif
LAMBDA_WASM_DESCRIBE_UNION(Shape, tag("kind"), (Circle, "circle"))
