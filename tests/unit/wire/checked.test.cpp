#include <catch_amalgamated.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/testing.hpp>

using namespace lambda_wasm;

namespace checked_test {

struct Range {
  int from = 0;
  int to = 0;
};
LAMBDA_WASM_DESCRIBE(Range, (from, minimum(0)), to)
LAMBDA_WASM_CHECK(Range, "from is not after to", [](const Range& range) { return range.from <= range.to; })

struct Order {
  int stars = 1;
  std::vector<std::string> tags;
  std::map<std::string, Range> ranges;
  std::array<std::optional<Range>, 2> pair;
  std::optional<double> price;
};
LAMBDA_WASM_DESCRIBE(Order, (stars, "rating", defaulted, minimum(1)), (tags, defaulted, max_items(3), each(min_length(1))),
                     (ranges, defaulted), (pair, defaulted), (price, maximum(9.5)))

struct Event {
  int count = 0;
  std::string email;
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, (count, minimum(1)), (email, min_length(3)))

// The message of the error that a handler of a T gets instead of the event.
template <class T>
std::string error_of(std::string_view event) {
  const testing::Outcome outcome = testing::invoke([](const T&) {}, event);
  CHECK(outcome.failed == !outcome.error_type.empty());
  if (outcome.failed) CHECK(outcome.error_type == error_type::invalid_event);
  return outcome.error_message;
}

TEST_CASE("An event that breaks a constraint is refused as one of another type is, by the first place") {
  CHECK(error_of<Order>(R"({"rating":1,"tags":["a"],"ranges":{"x":{"from":1,"to":2}},"price":9.5})").empty());
  CHECK(error_of<Order>(R"({"rating":0,"price":10})") ==
        "The value at /rating does not fit: expected at least 1, found number 0.");
  CHECK(error_of<Order>(R"({"price":10})") == "The value at /price does not fit: expected at most 9.5, found number 10.");
  CHECK(error_of<Order>(R"({"tags":["a","",""]})") ==
        R"(The value at /tags/1 does not fit: expected at least 1 character, found string "".)");
  CHECK(error_of<Order>(R"({"tags":["a","b","c","d"]})") ==
        "The value at /tags does not fit: expected at most 3 items, found array.");
  CHECK(error_of<Order>(R"({"ranges":{"a/b":{"from":-1,"to":2}}})") ==
        "The value at /ranges/a~1b/from does not fit: expected at least 0, found number -1.");
  CHECK(error_of<Order>(R"({"pair":[null,{"from":3,"to":2}]})") ==
        "The value at /pair/1 does not fit: expected from is not after to, found object.");
  CHECK(error_of<std::vector<Range>>(R"([{"from":1,"to":2},{"from":3,"to":2}])") ==
        "The value at /1 does not fit: expected from is not after to, found object.");
  CHECK(error_of<Range>(R"({"from":1,"to":0})") == "The value does not fit: expected from is not after to, found object.");
}

TEST_CASE("A value of a wrong type is refused before any constraint is checked") {
  CHECK(error_of<Order>(R"({"rating":0,"price":"x"})") ==
        R"(The value at /price does not fit: expected number, found string "x".)");
}

TEST_CASE("What is absent is not checked, even if its initialiser breaks the constraint") {
  CHECK(error_of<Event>("{}").empty());
  CHECK(error_of<Event>(R"({"count":null})").empty());
  CHECK(error_of<Event>(R"({"count":0})") == "The value at /count does not fit: expected at least 1, found number 0.");
}

TEST_CASE("A value is found as JSON text has it") {
  CHECK(error_of<Event>(R"({"email":"\"\n"})") ==
        R"(The value at /email does not fit: expected at least 3 characters, found string "\"\n".)");
}

Task<int> wait(const Order& order) { co_return order.stars; }

TEST_CASE("Handlers that return a task check their input too") {
  const auto outcome = testing::invoke(wait, R"({"rating":0})");
  CHECK(outcome.error_type == error_type::invalid_event);
  CHECK(outcome.error_message == "The value at /rating does not fit: expected at least 1, found number 0.");
  CHECK(testing::invoke(wait, R"({"rating":4})").reply == "4");
}

TEST_CASE("The raw event of a request is checked when it is read") {
  const auto handler = [](const Request& request) { return request.event<Event>().email; };
  const std::string event = R"({"version":"2.0","rawPath":"/","requestContext":{"http":{"method":"GET"}},"email":"ab"})";
  const auto outcome = testing::invoke(handler, event);
  CHECK(outcome.error_type == error_type::invalid_event);
  CHECK(outcome.error_message.starts_with("The value at /email does not fit: expected at least 3 characters"));
}

TEST_CASE("A result that breaks its own description is an error in tests") {
  const auto with = [](Order order) { return testing::invoke([&] { return order; }, "{}"); };
  CHECK(with({}).failed == false);
  auto outcome = with({.stars = 0, .tags = {}, .ranges = {}, .pair = {}, .price = {}});
  if (!detail::checks_results) {  // in Wasm with NDEBUG
    CHECK_FALSE(outcome.failed);
    return;
  }
  CHECK(outcome.error_type == error_type::invalid_result);
  CHECK(outcome.error_message == "The value at /rating does not fit: expected at least 1, found number 0.");
  outcome = with({.stars = 1, .tags = {"a", ""}, .ranges = {}, .pair = {}, .price = {}});
  CHECK(outcome.error_message == R"(The value at /tags/1 does not fit: expected at least 1 character, found string "".)");
  outcome = with({.stars = 1, .tags = {}, .ranges = {{"k", {2, 1}}}, .pair = {}, .price = {}});
  CHECK(outcome.error_message == "The value at /ranges/k does not fit: expected from is not after to, found object.");
  outcome = with({.stars = 1, .tags = {}, .ranges = {}, .pair = {std::nullopt, Range{-1, 0}}, .price = {}});
  CHECK(outcome.error_message == "The value at /pair/1/from does not fit: expected at least 0, found number -1.");
}

TEST_CASE("So is the reply of an HTTP handler, and a body that breaks a constraint is answered with 422") {
  const auto get = [](const Request&) { return Range{2, 1}; };
  const std::string event =
      R"({"version":"2.0","rawPath":"/","requestContext":{"http":{"method":"POST"}},"body":"{\"from\":-1,\"to\":2}"})";
  CHECK((testing::invoke(get, event).error_type == error_type::invalid_result) == detail::checks_results);
  const auto post = [](const Request& request) { return request.json<Range>().to; };
  const auto outcome = testing::invoke(post, event);
  CHECK(outcome.reply.find(R"("statusCode":422)") != std::string::npos);
  CHECK(outcome.reply.find(R"(\"pointer\":\"/from\")") != std::string::npos);
  CHECK(outcome.reply.find("at least 0") != std::string::npos);
}

}  // namespace checked_test
