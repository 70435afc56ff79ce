// A status that no reply has.
// REJECT SAYS lambda_wasm: the status of a Reply is from 200 to 599.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
lw::Reply<201, std::string> save() { return {"saved"}; }
lw::Reply<204> discard() { return {}; }
#endif
#ifdef REJECT
lw::Reply<100, std::string> save() { return {"saved"}; }
lw::Reply<600> discard() { return {}; }
#endif
