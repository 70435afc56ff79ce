// The callable of a batch takes a record.
// REJECT SAYS lambda_wasm: batch needs a callable that takes a record of the event, or a record and the Context.
#include <lambda_wasm.hpp>
#include <lambda_wasm/events/sqs.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
static void take(const lw::events::SqsMessage&) {}
#endif
#ifdef REJECT
static void take(const lw::events::SqsEvent&) {}
#endif
static lw::events::BatchResponse work(const lw::events::SqsEvent& event, const lw::Context& context) {
  return lw::batch(event, context, take);
}
LAMBDA_WASM_HANDLER(work)
