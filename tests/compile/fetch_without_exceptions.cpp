// fetch throws if there is no response.
// REJECT SAYS lambda_wasm: this throws, but the function is built with EXCEPTIONS none: call the variant whose name begins with try_, such as js::try_promise
// FLAGS -fno-exceptions
// ONLY wasm
#include <lambda_wasm.hpp>
#include <lambda_wasm/fetch.hpp>

namespace lw = lambda_wasm;

lw::Task<> fetched() {
#ifdef ACCEPT
  const lw::Result<lw::http::FetchResponse> response = co_await lw::http::try_fetch({.url = "https://example.com"});
#endif
#ifdef REJECT
  co_await lw::http::fetch({.url = "https://example.com"});
#endif
}
