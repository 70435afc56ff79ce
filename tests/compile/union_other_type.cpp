// A name for a type that the variant cannot hold.
// REJECT SAYS LAMBDA_WASM_DESCRIBE_UNION names a type that is no alternative of the variant: add it there, or remove it here.
#include <map>
#include <string>

#include <lambda_wasm.hpp>

struct Circle {
  double radius = 0;
};
LAMBDA_WASM_DESCRIBE(Circle, radius)
using Shape = std::variant<Circle, std::map<std::string, bool>>;
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE_UNION(Shape, keyed, (Circle, "circle"), (std::map<std::string, bool>, "flags"))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE_UNION(Shape, keyed, (Circle, "circle"), (std::map<std::string, int>, "flags"))
#endif
