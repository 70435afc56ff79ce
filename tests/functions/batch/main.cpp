// Batches whose messages do what their bodies say: those that crash cost themselves alone (tests/runtime/batch.test.mjs).

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>

#include <emscripten/val.h>

#include <lambda_wasm.hpp>
#include <lambda_wasm/batch.hpp>
#include <lambda_wasm/events/sqs.hpp>

namespace lw = lambda_wasm;

namespace {

using lw::Context;
using lw::events::BatchResponse;
using lw::events::SqsEvent;
using lw::events::SqsMessage;

[[gnu::noinline]] int overflow(volatile int* above) {
  volatile int here[256] = {*above};
  return overflow(here) + here[1];
}

lw::Result<void> act(const SqsMessage& message) {
  std::fprintf(stderr, "%.*s %.*s\n", static_cast<int>(message.message_id.size()), message.message_id.data(),
               static_cast<int>(message.body.size()), message.body.data());
  const std::string_view what = message.body;
  if (what == "fail") return lw::Error("shop::Closed", "come back tomorrow");
  if (what == "trap") __builtin_trap();
  if (what == "abort") std::abort();
  if (what == "exit") std::exit(3);
  if (what == "wild") *reinterpret_cast<volatile int*>(0xF0000000) = 1;
  if (what == "stack") {
    volatile int first = 1;
    return lw::Error("shop::Impossible", std::to_string(overflow(&first)));
  }
#if defined(WAITS) && LAMBDA_WASM_EXCEPTIONS
  if (what == "javascript") emscripten::val::global("JSON").call<emscripten::val>("parse", std::string("{"));
#endif
#if LAMBDA_WASM_EXCEPTIONS
  if (what == "throw") throw std::domain_error("nothing left");
#else
  if (what == "throw") lw::detail::raise("std::domain_error", "nothing left");
#endif
  return {};
}

BatchResponse each(const SqsEvent& event, const Context& context) { return lw::batch(event, context, act); }
BatchResponse together(const SqsEvent& event, const Context& context) {
  return lw::batch(event, context, act, {.isolate_crashes = false});
}
// Two batches of one event. If the first message says so, the function crashes after both.
BatchResponse twice(const SqsEvent& event, const Context& context) {
  BatchResponse reply = lw::batch(event, context, act);
  for (const lw::events::BatchItemFailure& failure : lw::batch(event, context, act).batch_item_failures) {
    reply.batch_item_failures.push_back(failure);
  }
  if (!event.records.empty() && event.records.front().body == "last") __builtin_trap();
  return reply;
}

// A batch within each record.
BatchResponse nested(const SqsEvent& event, const Context& context) {
  return lw::batch(event, context, [&](const SqsMessage& message) -> lw::Result<void> {
    const SqsEvent inner{{message}};
    if (!lw::batch(inner, context, act).batch_item_failures.empty()) return lw::Error("shop::Inner", "the inner batch failed");
    return {};
  });
}

#ifdef WAITS
lw::Task<lw::Result<void>> act_later(const SqsMessage& message) {
  co_await lw::sleep_for(std::chrono::milliseconds(1));
  co_return act(message);
}
lw::Task<BatchResponse> tasks(const SqsEvent& event, const Context& context) {
  co_return co_await lw::batch(event, context, act_later);
}
lw::Task<BatchResponse> beside(const SqsEvent& event, const Context& context) {
  co_return std::get<0>(co_await lw::when_all(lw::batch(event, context, act_later), lw::batch(event, context, act_later)));
}
#endif

}  // namespace

LAMBDA_WASM_EXPORT(each, each)
LAMBDA_WASM_EXPORT(together, together)
LAMBDA_WASM_EXPORT(twice, twice)
LAMBDA_WASM_EXPORT(nested, nested)
#ifdef WAITS
LAMBDA_WASM_EXPORT(tasks, tasks)
LAMBDA_WASM_EXPORT(beside, beside)
#endif
