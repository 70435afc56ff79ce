// A Result that could only fail.
// REJECT SAYS lambda_wasm: the T of a Result<T> must be void or an object type other than Error and HttpError
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
lw::Result<void> check() { return lw::Error("no"); }
#endif
#ifdef REJECT
lw::Result<lw::Error> check() { return lw::Error("no"); }
#endif
