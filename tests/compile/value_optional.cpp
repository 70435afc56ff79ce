// Whether a member may be absent is said by the member.
// REJECT SAYS lambda_wasm: a type cannot cross as an optional: let it cross as the value, and make the member an optional.
#include <optional>
#include <string>

#include <lambda_wasm.hpp>

struct Id {
#ifdef ACCEPT
  std::string value;
#endif
#ifdef REJECT
  std::optional<std::string> value;
#endif
};
LAMBDA_WASM_DESCRIBE_VALUE(Id, value)
LAMBDA_WASM_HANDLER([](const Id&) {})
