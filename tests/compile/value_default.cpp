// A value is made before it is read.
// REJECT SAYS lambda_wasm: a type that crosses as another is made before it is read: give it a default constructor.
#include <string>
#include <utility>

#include <lambda_wasm.hpp>

struct Email {
  using crosses_as = std::string;
#ifdef ACCEPT
  Email() = default;
#endif
  explicit Email(std::string value) : text(std::move(value)) {}
  std::string crossing() const { return text; }
  std::string text;
};
LAMBDA_WASM_HANDLER([] { return Email("ada@example.com"); })
