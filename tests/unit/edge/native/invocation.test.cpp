#include <catch_amalgamated.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <lambda_wasm/edge/native.hpp>
#include <lambda_wasm/wire/pull.hpp>

using namespace lambda_wasm;
using edge::detail::Invocation;
using edge::detail::JsonDocument;

namespace {

struct Order {
  std::string_view sku;
  int count = 0;
};
LAMBDA_WASM_DESCRIBE(Order, sku, count)

// Runs an invocation with that event and context while it lives.
struct Running {
  explicit Running(std::string_view event_json, std::string_view context_json = "{}")
      : event(event_json), context(context_json), invocation(event.root(), context.root(), edge::detail::Loop::Clock::skipping) {}
  JsonDocument event, context;
  Invocation invocation;
};

}  // namespace

TEST_CASE("parts can be pulled repeatedly, and their text stays valid") {
  const Running running(R"({"sku":"pear","count":2})", R"({"sku":"from the context","count":3})");
  const auto first = wire::pull<Order>(host::From::event);
  const auto second = wire::pull<Order>(host::From::context);
  const auto third = wire::pull<Order>(host::From::event);
  CHECK(first.sku == "pear");
  CHECK(second.sku == "from the context");
  CHECK(second.count == 3);
  CHECK(third.sku == "pear");
}

TEST_CASE("a part that does not fit is an Error with its place") {
  const Running running(R"({"sku":"pear","count":"two"})");
  try {
    (void)wire::pull<Order>(host::From::event);
    FAIL("it was pulled");
  } catch (const Error& error) {
    CHECK(error.type == error_type::invalid_event);
    CHECK(error.message == R"(The value at /count does not fit: expected integer of 32 bits, found string "two".)");
    REQUIRE(error.mismatches.size() == 1);
    CHECK(error.mismatches[0] == Mismatch{"/count", "integer of 32 bits", R"(string "two")"});
    CHECK(error.count == 1);
  }
}

TEST_CASE("the remaining time is the context's minus the elapsed time, and never negative") {
  {
    const Running running("1", R"({"getRemainingTimeInMillis":60000})");
    const double first = host::remaining_milliseconds();
    CHECK(first <= 60000);
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
    CHECK(host::remaining_milliseconds() < first - 2);
  }
  {
    const Running running("1", R"({"getRemainingTimeInMillis":0})");
    CHECK(host::remaining_milliseconds() == 0);
  }
  const Running running("1");
  CHECK(host::remaining_milliseconds() <= 3000);
}

TEST_CASE("each invocation has its own storage, and invocations nest") {
  const Running outer(R"("outer")");
  Storage& storage = host::storage();
  const std::string_view kept = storage.keep("text");
  {
    const Running inner(R"("inner")");
    CHECK(&host::storage() != &storage);
    CHECK(wire::pull<std::string>(host::From::event) == "inner");
  }
  CHECK(&host::storage() == &storage);
  CHECK(kept == "text");
  CHECK(wire::pull<std::string>(host::From::event) == "outer");
}

#ifndef __wasm__  // where there are no threads
TEST_CASE("each thread has its own invocation") {
  const Running running(R"("this")");
  std::string other;
  std::thread([&] {
    const Running there(R"("other")");
    other = wire::pull<std::string>(host::From::event);
  }).join();
  CHECK(other == "other");
  CHECK(wire::pull<std::string>(host::From::event) == "this");
}
#endif

TEST_CASE("code without exceptions fails its invocation with a named error") {
  const edge::detail::HandlerSchema schema(detail::handler_text<"handler", detail::Nothing, void>.data());
  const auto outcome = edge::detail::invoke(
      schema, [](host::Message, wire::Block&) -> detail::Status { host::fail("shop::OutOfStock", "no pears"); }, "1", "{}");
  CHECK(outcome.failed);
  CHECK(outcome.error_type == "shop::OutOfStock");
  CHECK(outcome.error_message == "no pears");
  CHECK(Invocation::current() == nullptr);
}
