// js::promise throws if the promise is rejected.
// REJECT SAYS lambda_wasm: this throws, but the function is built with EXCEPTIONS none: call the variant whose name begins with try_, such as js::try_promise
// FLAGS -fno-exceptions
// ONLY wasm
#include <lambda_wasm.hpp>
#include <lambda_wasm/js/promise.hpp>

namespace lw = lambda_wasm;

lw::Task<> settled(emscripten::val promise) {
#ifdef ACCEPT
  const lw::Result<emscripten::val> value = co_await lw::js::try_promise(promise);
#endif
#ifdef REJECT
  co_await lw::js::promise(promise);
#endif
}
