#include <catch_amalgamated.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <lambda_wasm/registry.hpp>
#include <lambda_wasm/testing/invoke.hpp>

using namespace lambda_wasm;

namespace {

int twice(int value) { return 2 * value; }

struct Counter {
  int count = 0;
  int operator()(int by) { return count += by; }
};

detail::Status shout(host::Message message, wire::Block& block) {
  auto callable = [](const std::string& text) { return text + "!"; };
  return detail::HandlerOf<decltype(callable)>::invoke(callable, message, block);
}
constexpr const char* shout_descriptor = detail::handler_text<"testing_invoke_shout", std::string, std::string>.data();
const detail::Registered registered(shout_descriptor, shout);

constexpr const char* two_descriptor = detail::handler_text<"testing_invoke_two", std::string, std::string>.data();
const detail::Registered one_of_two(two_descriptor, shout), two_of_two(two_descriptor, shout);

}  // namespace

TEST_CASE("any callable is invoked") {
  CHECK(testing::invoke(twice, "21").reply == "42");
  CHECK(testing::invoke(&twice, "21").reply == "42");
  int (*const pointer)(int) = twice;
  CHECK(testing::invoke(pointer, "21").reply == "42");
  CHECK(testing::invoke([](int value) { return value + 1; }, "1").reply == "2");
  const auto constant = [](int value) { return value + 1; };
  CHECK(testing::invoke(constant, "1").reply == "2");
  CHECK(testing::invoke(std::function<int(int)>(twice), "1").reply == "2");
  CHECK(testing::invoke([owned = std::make_unique<int>(5)](int value) { return *owned + value; }, "1").reply == "6");
}

TEST_CASE("an object is called itself, not a copy of it") {
  Counter counter;
  CHECK(testing::invoke(counter, "2").reply == "2");
  CHECK(testing::invoke(counter, "3").reply == "5");
  CHECK(counter.count == 5);
}

TEST_CASE("an outcome tells the reply or the failure") {
  const testing::Outcome reply = testing::invoke(twice, "1");
  CHECK_FALSE(reply.failed);
  CHECK((reply.error_type.empty() && reply.error_message.empty()));

  const testing::Outcome failure = testing::invoke([]() -> int { throw std::out_of_range("far"); }, "1");
  CHECK(failure.failed);
  CHECK(failure.error_type == "std::out_of_range");
  CHECK(failure.error_message == "far");
  CHECK(failure.reply.empty());

  CHECK(testing::invoke([] {}, "1").reply == "null");
}

TEST_CASE("an event or a context that is not JSON is a failure") {
  const testing::Outcome event = testing::invoke(twice, "{]");
  CHECK(event.failed);
  CHECK(event.error_type == error_type::invalid_json);
  CHECK(event.error_message == "The event is not JSON: \"]\" is not expected at byte 1.");
  const testing::Outcome context = testing::invoke(twice, "1", "");
  CHECK(context.error_type == error_type::invalid_json);
  CHECK(context.error_message == "The context is not JSON: it ends too early.");
  CHECK(testing::invoke(twice, std::string(100'000, '[')).error_type == error_type::invalid_json);
}

TEST_CASE("a registered handler is invoked by its name") {
  CHECK(testing::invoke("testing_invoke_shout", "\"x\"").reply == "\"x!\"");
  CHECK(testing::invoke(std::string_view("testing_invoke_shout"), "\"x\"", "{}").reply == "\"x!\"");
  CHECK(testing::invoke(std::string("testing_invoke_shout"), "\"x\"").reply == "\"x!\"");

  const testing::Outcome none = testing::invoke("testing_invoke_none", "1");
  CHECK(none.failed);
  CHECK(none.error_type == error_type::error);
  CHECK(none.error_message.starts_with("The program has no handler named \"testing_invoke_none\": it has "));
  CHECK(none.error_message.find("testing_invoke_shout") != std::string::npos);

  const testing::Outcome two = testing::invoke("testing_invoke_two", "1");
  CHECK(two.failed);
  CHECK(two.error_message.starts_with("Two handlers are named \"testing_invoke_two\": give one of them another name"));
}

TEST_CASE("an invocation may invoke another") {
  const auto outer = [](std::string_view text) {
    const testing::Outcome inner = testing::invoke([](std::string_view other) { return std::string(other) + "?"; }, "\"inner\"");
    return std::string(text) + inner.reply;
  };
  CHECK(testing::invoke(outer, "\"outer\"").reply == R"("outer\"inner?\"")");
}

TEST_CASE("text of 6 MB goes in and out") {
  const std::string event = "\"" + std::string(6 << 20, 'x') + "é\"";
  CHECK(testing::invoke([](std::string_view text) { return text; }, event).reply == event);
}
