// A view into the text would dangle.
// REJECT SAYS lambda_wasm: a std::string_view in this type would dangle: call try_from_json with a Storage and keep it as long as the value, or make the member a std::string.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
std::string name(std::string_view text) { return lw::from_json<std::string>(text); }
#endif
#ifdef REJECT
std::string_view name(std::string_view text) { return lw::from_json<std::string_view>(text); }
#endif
