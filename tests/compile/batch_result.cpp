// A record is done or failed: the callable of a batch returns no value.
// REJECT SAYS lambda_wasm: The callable of batch returns nothing, a Result<void>, or a Task of one of them.
#include <lambda_wasm.hpp>
#include <lambda_wasm/events/sqs.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
static lw::Result<void> take(const lw::events::SqsMessage&) { return {}; }
#endif
#ifdef REJECT
static bool take(const lw::events::SqsMessage&) { return true; }
#endif
static lw::events::BatchResponse work(const lw::events::SqsEvent& event, const lw::Context& context) {
  return lw::batch(event, context, take);
}
LAMBDA_WASM_HANDLER(work)
