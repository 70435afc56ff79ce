// Without a Storage, a view could dangle.
// REJECT SAYS lambda_wasm: a std::string_view in this type would dangle: also pass a Storage to try_from_json and keep it as long as the value, or make the member a std::string.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool is_text(std::string_view text) {
  lw::Storage storage;
  return lw::try_from_json<std::string_view>(text, storage).has_value();
}
#endif
#ifdef REJECT
bool is_text(std::string_view text) { return lw::try_from_json<std::string_view>(text).has_value(); }
#endif
