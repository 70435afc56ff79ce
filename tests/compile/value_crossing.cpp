// Nothing would say what crosses.
// REJECT SAYS lambda_wasm: a type with crosses_as needs `crossing() const`, which returns a value of that type.
#include <string>
#include <utility>

#include <lambda_wasm.hpp>

struct Email {
  using crosses_as = std::string;
  Email() = default;
  explicit Email(std::string value) : text(std::move(value)) {}
#ifdef ACCEPT
  std::string crossing() const { return text; }
#endif
  std::string text;
};
LAMBDA_WASM_HANDLER([](const Email& email) { return email.text; })
