// The tag would hide the field.
// REJECT SAYS The tag of a union is also a field of an alternative: give one of them a different wire name.
#include <string>

#include <lambda_wasm.hpp>

struct Circle {
  std::string kind;
};
LAMBDA_WASM_DESCRIBE(Circle, kind)
using Shape = std::variant<Circle>;
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE_UNION(Shape, tag("type"), (Circle, "circle"))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE_UNION(Shape, tag("kind"), (Circle, "circle"))
#endif
