// The members of an alternative stand beside the tag, and text has none.
// REJECT SAYS An alternative of a union with a tag must be a struct with LAMBDA_WASM_DESCRIBE above, or std::monostate: describe it, or make the union keyed.
#include <string>

#include <lambda_wasm.hpp>

struct Circle {
  double radius = 0;
};
LAMBDA_WASM_DESCRIBE(Circle, radius)
using Shape = std::variant<Circle, std::string>;
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE_UNION(Shape, keyed, (Circle, "circle"), (std::string, "text"))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE_UNION(Shape, tag("kind"), (Circle, "circle"), (std::string, "text"))
#endif
