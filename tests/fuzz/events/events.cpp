// Any JSON as an event to handlers of described types, natively. The first byte selects the type; the rest is the event.

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

// JSON.parse keeps the last of equal keys, and turns every number into a double. Events with such members differ from their JSON text.
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
  const auto outcome = testing::invoke([](T value) { return value; }, event);
  oracle::check_outcome(outcome, event);
  const oracle::Tree tree(event);
  if (tree.verdict() == oracle::Verdict::json && is_the_same_in_javascript(tree.root()) && tree.root().depth() <= 256) {
    Storage storage;
    const Result<T> read = try_from_json<T>(event, storage);
    const bool is_result_refused = outcome.error_type == error_type::invalid_result;
    fuzz::check(!outcome.failed == static_cast<bool>(read) || is_result_refused, "an event fits if its JSON text fits", event);
    if (!outcome.failed)
      fuzz::check(nlohmann::json::parse(outcome.reply) == nlohmann::json::parse(to_json(*read)), "both have the same value",
                  event);
  }
  // An infinity is written as null, which is not a number, and the alternative for other names as {}, which has none.
  if (outcome.failed || outcome.reply.find("null") != std::string::npos || outcome.reply.find("{}") != std::string::npos) return;
  const auto again = testing::invoke([](T value) { return value; }, outcome.reply);
  // A number beyond 2^53 is written exactly, but accepted only as text.
  if (again.failed && again.error_message.find("2^53") != std::string::npos) return;
  fuzz::check(!again.failed, "a reply fits its own type", outcome.reply);
  fuzz::check(oracle::have_same_value<T>(again.reply, outcome.reply), "a value is the same after a round trip", outcome.reply);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::size_t type = input.choice(std::tuple_size_v<fuzz::Types>);
  const Exact event(input.rest());
  fuzz::with_type(type, [&]<class T>() { check_event<T>(event); });
  return 0;
}
