// Sums from a queue, such as "1+(2+3)": one that is nested too deep overflows the stack, and costs itself alone.

#include <charconv>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>
#include <lambda_wasm/events/sqs.hpp>

namespace lw = lambda_wasm;

namespace sums {

lw::Error wrong(std::string_view rest) { return lw::Error("sums::Wrong", "\"" + std::string(rest) + "\" is no number."); }

double sum(std::string_view& rest);

double number(std::string_view& rest) {
  if (!rest.empty() && rest.front() == '(') {
    rest.remove_prefix(1);
    const double inner = sum(rest);
    if (rest.empty() || rest.front() != ')') throw wrong(rest);
    rest.remove_prefix(1);
    return inner;
  }
  int value = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  if (error != std::errc()) throw wrong(rest);
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  return value;
}

double sum(std::string_view& rest) {
  double result = number(rest);
  while (!rest.empty() && rest.front() == '+') {
    rest.remove_prefix(1);
    result += number(rest);
  }
  return result;
}

lw::events::BatchResponse work(const lw::events::SqsEvent& event, const lw::Context& context) {
  return lw::batch(event, context, [](const lw::events::SqsMessage& message) {
    std::string_view rest = message.body;
    const double result = sum(rest);
    if (!rest.empty()) throw wrong(rest);
    lw::log::info("{} is {}", message.message_id, result);
  });
}

}  // namespace sums

LAMBDA_WASM_HANDLER(sums::work)
