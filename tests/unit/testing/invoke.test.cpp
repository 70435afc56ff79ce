#include <catch_amalgamated.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>
#include <lambda_wasm/registry.hpp>
#include <lambda_wasm/testing/invoke.hpp>

using namespace lambda_wasm;

namespace {

int twice(int value) { return 2 * value; }

struct Counter {
  int count = 0;
  int operator()(int by) { return count += by; }
};

detail::Status shout(host::Message message, wire::Block& block, detail::Pass pass) {
  auto callable = [](const std::string& text) { return text + "!"; };
  return detail::HandlerOf<decltype(callable)>::invoke(callable, message, block, pass);
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

TEST_CASE("the object itself is called, not a copy") {
  Counter counter;
  CHECK(testing::invoke(counter, "2").reply == "2");
  CHECK(testing::invoke(counter, "3").reply == "5");
  CHECK(counter.count == 5);
}

TEST_CASE("an outcome has the reply or the failure") {
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

TEST_CASE("a registered handler is invoked by name") {
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

TEST_CASE("an event and a reply of 6 MB cross") {
  const std::string event = "\"" + std::string(6 << 20, 'x') + "é\"";
  CHECK(testing::invoke([](std::string_view text) { return text; }, event).reply == event);
}

// ---- handlers that return a task, and HTTP

namespace {

using std::chrono_literals::operator""h;
using std::chrono_literals::operator""ms;

// An event of an HTTP API for this path.
std::string request_of(std::string_view path) {
  return R"({"version":"2.0","requestContext":{"http":{"method":"GET"}},"rawPath":")" + std::string(path) +
         R"(","rawQueryString":"name=Ada%20L","headers":{"x-trace":"a-trace-that-is-longer-than-short-strings"}})";
}

std::string problem(int status, std::string_view title, std::string_view detail) {
  const std::string text = std::to_string(status);
  return R"({"statusCode":)" + text + R"(,"body":"{\"title\":\")" + std::string(title) + R"(\",\"status\":)" + text +
         R"(,\"detail\":\")" + std::string(detail) + R"(\"}","headers":{"content-type":"application/problem+json"}})";
}

constexpr std::string_view too_long = "The function's time was almost over.";

struct Alive {
  static inline int count = 0;
  Alive() { ++count; }
  Alive(const Alive&) = delete;
  Alive& operator=(const Alive&) = delete;
  ~Alive() { --count; }
};

Task<Response> answer(const Request& request, const Context& context) {
  const Alive alive;
  const std::string_view path = request.path, name = request.query.get("name").value_or("nobody");
  if (path == "/at-once") co_return Response{200, "at once"};
  co_await sleep_for(1ms);
  if (path == "/views") {
    const std::string_view trace = request.headers.get("x-trace").value_or("");
    co_await sleep_for(1ms);
    std::string text;
    text.append(name).append(", ").append(trace).append(", ").append(context.request_id());
    co_return Response{200, text};
  }
  if (path == "/forbidden") throw HttpError(403, "not you");
  if (path == "/broken") throw std::out_of_range("far");
  if (path == "/long") co_await sleep_for(1h);
  if (path == "/stubborn") co_await unstoppable(sleep_for(1h));
  if (path == "/attempt") {
    const Result<void> slept = co_await as_result(sleep_for(1h));
    co_return Response{503, slept ? "slept" : slept.error()->type};
  }
  if (path == "/catches") {
    try {
      co_await sleep_for(1h);
    } catch (const Cancelled&) {
      co_return Response{202, "later"};
    }
  }
  if (path == "/other") {
    // Stopped by its own source, not by the deadline.
    StopSource source;
    source.request_stop();
    co_await with_stop(source.token(), sleep_for(1ms));
  }
  co_return Response{404};
}

}  // namespace

TEST_CASE("a handler that returns a task replies to HTTP") {
  const auto reply_of = [](std::string_view path) {
    const testing::Outcome outcome = testing::invoke(answer, request_of(path), R"({"awsRequestId":"r-1"})");
    return outcome.failed ? outcome.error_type + ": " + outcome.error_message : outcome.reply;
  };
  CHECK(reply_of("/at-once") == R"({"statusCode":200,"body":"at once"})");
  CHECK(reply_of("/views") == R"({"statusCode":200,"body":"Ada L, a-trace-that-is-longer-than-short-strings, r-1"})");
  CHECK(reply_of("/none") == R"({"statusCode":404,"body":""})");
  CHECK(reply_of("/forbidden") == problem(403, "Forbidden", "not you"));
  CHECK(reply_of("/broken") == "std::out_of_range: far");
  CHECK(reply_of("/other") == "lambda_wasm::Cancelled: The task was cancelled.");
  CHECK(Alive::count == 0);
}

TEST_CASE("an HTTP handler that waits too long replies 504, unless it returns its own reply") {
  const auto reply_of = [](std::string_view path) { return testing::invoke(answer, request_of(path)).reply; };
  CHECK(reply_of("/long") == problem(504, "Gateway Timeout", too_long));
  CHECK(reply_of("/stubborn") == problem(504, "Gateway Timeout", too_long));
  CHECK(reply_of("/catches") == R"({"statusCode":202,"body":"later"})");
  CHECK(reply_of("/attempt") == R"({"statusCode":503,"body":"lambda_wasm::Cancelled"})");
  CHECK(Alive::count == 0);
}

TEST_CASE("a task of an HTTP handler may return every result of a handler") {
  const std::string event = request_of("/");
  CHECK(testing::invoke([](const Request& request) -> Task<std::string> { co_return std::string(request.path) + "!"; }, event)
            .reply == testing::invoke([](const Request& request) { return std::string(request.path) + "!"; }, event).reply);
  const auto by_value = [](Request request) -> Task<Response> {
    co_await sleep_for(1ms);
    co_return Response{200, std::string(request.query.get("name").value_or(""))};
  };
  CHECK(testing::invoke(by_value, event).reply == R"({"statusCode":200,"body":"Ada L"})");
  const auto result = [](const Request& request) -> Task<Result<Response>> {
    co_await sleep_for(1ms);
    if (request.path == "/gone") co_return HttpError(410, "gone");
    if (request.path == "/closed") co_return Error("shop::Closed", "come back later");
    co_return Response{200};
  };
  CHECK(testing::invoke(result, event).reply == R"({"statusCode":200,"body":""})");
  CHECK(testing::invoke(result, request_of("/gone")).reply == problem(410, "Gone", "gone"));
  CHECK(testing::invoke(result, request_of("/closed")).error_type == "shop::Closed");
}

TEST_CASE("an HTTP handler that throws before it returns its task replies like any other") {
  const auto handler = [](const Request& request) -> Task<Response> {
    if (request.path == "/forbidden") throw HttpError(403, "not you");
    if (request.path == "/broken") throw std::out_of_range("far");
    return [](int status) -> Task<Response> { co_return Response{status}; }(200);
  };
  CHECK(testing::invoke(handler, request_of("/")).reply == R"({"statusCode":200,"body":""})");
  CHECK(testing::invoke(handler, request_of("/forbidden")).reply == problem(403, "Forbidden", "not you"));
  CHECK(testing::invoke(handler, request_of("/broken")).error_type == "std::out_of_range");
}
