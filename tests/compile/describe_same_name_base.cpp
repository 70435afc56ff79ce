// The fields of a base class and of a member have other names than the struct's own.
// REJECT SAYS LAMBDA_WASM_DESCRIBE gives two fields the same name: give one of them a different wire name.
#include <lambda_wasm.hpp>

struct Named {
  std::string full_name;
};
LAMBDA_WASM_DESCRIBE(Named, camel_case, full_name)
struct File : Named {
  std::string fullName;
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(File, base(Named), (fullName, "path"))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(File, base(Named), fullName)
#endif
LAMBDA_WASM_HANDLER([](const File& file) { return file.fullName; })
