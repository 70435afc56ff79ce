// Nothing could make the value of the one that crossed.
// REJECT SAYS lambda_wasm: a type with crosses_as needs a constructor from that type, which may be explicit.
#include <string>
#include <utility>

#include <lambda_wasm.hpp>

struct Email {
  using crosses_as = std::string;
  Email() = default;
#ifdef ACCEPT
  explicit Email(std::string value) : text(std::move(value)) {}
#endif
#ifdef REJECT
  explicit Email(int) {}
#endif
  std::string crossing() const { return text; }
  std::string text;
};
LAMBDA_WASM_HANDLER([](const Email& email) { return email.text; })
