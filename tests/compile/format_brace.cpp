// Features of std::format other than {}, and a single brace.
// REJECT SAYS lambda_wasm: A format has {} for each value, with nothing between the braces, and {{ or }} for a brace.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
std::string text() { return lw::format("{{{}}}", 1); }
#endif
#ifdef REJECT
std::string right() { return lw::format("{:>5}", 1); }
std::string numbered() { return lw::format("{0}", 1); }
void open() { lw::log::info("set {1, 2"); }
void close() { lw::log::info("set }"); }
#endif
