// A nested view into the text would dangle.
// REJECT SAYS lambda_wasm: a std::string_view in this type would dangle: call try_from_json with a Storage and keep it as long as the value, or make the member a std::string.
#include <optional>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
auto names(std::string_view text) { return lw::from_json<std::vector<std::string>>(text); }
#endif
#ifdef REJECT
struct Name {
  std::optional<std::string_view> first;
};
LAMBDA_WASM_DESCRIBE(Name, first)
auto names(std::string_view text) { return lw::from_json<std::vector<Name>>(text); }
#endif
