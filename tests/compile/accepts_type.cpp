// A media range instead of a media type.
// REJECT SAYS lw::accepts and lw::Accepts take the media types that the handler can make, without parameters: write lw::accepts<"application/json", "text/csv">.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
std::string_view choose(const lw::Request& request) { return lw::accepts<"text/csv", "text/html">(request); }
#endif
#ifdef REJECT
std::string_view choose(const lw::Request& request) { return lw::accepts<"text/*">(request); }
#endif
