// Any JSON as an event to handlers of described types, natively. The first byte says which type; the rest is the event.

#include <cmath>
#include <string>
#include <string_view>

#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/testing.hpp>

#include "../fuzz.hpp"
#include "../oracle/fit.hpp"
#include "../oracle/json.hpp"
#include "../oracle/outcome.hpp"
#include "../types.hpp"

using namespace lambda_wasm;

namespace {

// JSON.parse keeps the last of equal keys and makes a double of every number: of such events a text of JSON says something else.
bool is_the_same_in_javascript(const oracle::Value& value) {
  if (value.is(oracle::Value::Type::number)) {
    const auto integer = oracle::integer_value(value.text);
    const double number = oracle::real_of<double>(value.text);
    return integer ? integer->size() < 16 : std::trunc(number) != number;
  }
  for (std::size_t i = 0; i != value.members.size(); ++i) {
    const auto& [key, member] = value.members[i];
    if (!is_the_same_in_javascript(member)) return false;
    for (std::size_t j = 0; value.is(oracle::Value::Type::object) && j != i; ++j)
      if (value.members[j].first == key) return false;
  }
  return true;
}

template <class T>
void check_event(std::string_view event) {
  const auto outcome = testing::invoke([](const T& value) { return value; }, event);
  oracle::check_outcome(outcome, event);
  const oracle::Tree tree(event);
  if (tree.verdict() == oracle::Verdict::json && is_the_same_in_javascript(tree.root()) && tree.root().depth() <= 256) {
    Storage storage;
    const Result<T> read = try_from_json<T>(event, storage);
    const bool is_result_refused = outcome.error_type == error_type::invalid_result;
    fuzz::check(!outcome.failed == static_cast<bool>(read) || is_result_refused, "an event fits where a text of JSON does",
                event);
    if (!outcome.failed)
      fuzz::check(nlohmann::json::parse(outcome.reply) == nlohmann::json::parse(to_json(*read)), "both are one value", event);
  }
  if (outcome.failed || outcome.reply.find("null") != std::string::npos) return;  // an infinity is null, which no number is
  const auto again = testing::invoke([](const T& value) { return value; }, outcome.reply);
  // A number beyond 2^53 goes out exactly, and would have to come in as text.
  if (again.failed && again.error_message.find("2^53") != std::string::npos) return;
  fuzz::check(!again.failed, "a reply fits the type it is of", outcome.reply);
  const bool is_same = nlohmann::json::parse(again.reply) == nlohmann::json::parse(outcome.reply);  // whatever the order of a map
  fuzz::check(is_same, "a value that goes out and comes in is the same", outcome.reply);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::size_t type = input.choice(std::tuple_size_v<fuzz::Types>);
  const Exact event(input.rest());
  fuzz::with_type(type, [&]<class T>() { check_event<T>(event); });
  return 0;
}
