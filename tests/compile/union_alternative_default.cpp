// A value is read into an alternative that has been made.
// REJECT SAYS lambda_wasm: an alternative of a union is made before it is read: give it a default constructor.
#include <lambda_wasm.hpp>

struct Circle {
#ifdef ACCEPT
  Circle() = default;
#endif
  explicit Circle(double r) : radius(r) {}
  double radius = 0;
};
LAMBDA_WASM_DESCRIBE(Circle, radius)
struct Shape : std::variant<std::monostate, Circle> {};
LAMBDA_WASM_DESCRIBE_UNION(Shape, tag("kind"), (std::monostate, "none"), (Circle, "circle"))
LAMBDA_WASM_HANDLER([](const Shape& shape) { return shape.index(); })
