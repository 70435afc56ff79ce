// A base class is public and described.
// REJECT SAYS base(Base) in LAMBDA_WASM_DESCRIBE takes a public base class that is described itself.
#include <lambda_wasm.hpp>

struct Named {
  std::string name;
};
LAMBDA_WASM_DESCRIBE(Named, name)
struct Undescribed {
  int size = 0;
};

#ifdef ACCEPT
struct File : Named, Undescribed {
  std::string type;
};
LAMBDA_WASM_DESCRIBE(File, base(Named), type, size)
LAMBDA_WASM_HANDLER([](const File& file) { return file.name; })
#endif
#ifdef REJECT
struct File : Named, Undescribed {
  std::string type;
};
LAMBDA_WASM_DESCRIBE(File, base(Named), base(Undescribed), type)
struct Hidden : private Named {
  std::string type;
};
LAMBDA_WASM_DESCRIBE(Hidden, base(Named), type)
struct Other {
  std::string type;
};
LAMBDA_WASM_DESCRIBE(Other, base(Named), type)
LAMBDA_WASM_HANDLER([](const File& file) { return file.type; })
#endif
