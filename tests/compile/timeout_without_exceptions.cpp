// timeout() throws.
// REJECT SAYS lambda_wasm: timeout(…) throws, but this function is built with EXCEPTIONS none: use when_any(task, sleep_for(…))
// FLAGS -fno-exceptions
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

lw::Task<int> price() { co_return 1; }

lw::Task<int> price_in_time() {
#ifdef ACCEPT
  const auto either = co_await lw::when_any(price(), lw::sleep_for(std::chrono::seconds(1)));
  co_return either.index() == 0 ? std::get<0>(either) : 0;
#endif
#ifdef REJECT
  co_return co_await lw::timeout(price(), std::chrono::seconds(1));
#endif
}
