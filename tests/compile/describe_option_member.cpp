// A member that is called as an option is described with its name: otherwise the option would be taken for it.
// REJECT SAYS LAMBDA_WASM_DESCRIBE reads this word as an option, but the struct has a member of that name: describe the member with a wire name in parentheses, which may be the same.
#include <lambda_wasm.hpp>

class Shop {
 public:
#ifdef ACCEPT
  LAMBDA_WASM_DESCRIBE(Shop, name, (closed, "closed"), (camel_case, "camel"), camel_case, closed)
#endif
#ifdef REJECT
  LAMBDA_WASM_DESCRIBE(Shop, name, closed)
#endif
  std::string name;

 private:
  bool closed = false;
  bool camel_case = false;
};
LAMBDA_WASM_HANDLER([](const Shop& shop) { return shop.name; })
