// Only the fields of a described struct stand among a struct's own.
// REJECT SAYS flatten(field) in LAMBDA_WASM_DESCRIBE takes a member that is a described struct.
#include <lambda_wasm.hpp>

struct Size {
  int width = 0, height = 0;
};
LAMBDA_WASM_DESCRIBE(Size, width, height)

struct Box {
  Size size;
  std::optional<Size> inner;
  int id = 0;
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Box, flatten(size), inner, id)
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Box, flatten(inner), flatten(id), size)
#endif
LAMBDA_WASM_HANDLER([](const Box& box) { return box.id; })
