// Formats and their values (lambda_wasm/format.hpp), and log lines: a line for the values, then the format.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/edge/native.hpp>
#include <lambda_wasm/format.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/log.hpp>

#include "../fuzz.hpp"
#include "../oracle/json.hpp"
#include "../oracle/number.hpp"
#include "../oracle/time.hpp"
#include "../oracle/utf8.hpp"
#include "../types.hpp"

using namespace lambda_wasm;

namespace {

/// The formatted text, or nothing if the text is not a format for that number of values.
std::optional<std::string> formatted(std::string_view format, const std::vector<std::string>& values) {
  std::string text;
  std::size_t count = 0;
  while (!format.empty()) {
    const std::string_view two = format.substr(0, 2);
    if (two == "{}") {
      if (count == values.size()) return std::nullopt;
      text += values[count++];
    } else if (two == "{{" || two == "}}") {
      text += two[0];
    } else if (two[0] == '{' || two[0] == '}') {
      return std::nullopt;
    } else {
      text += two[0];
      format.remove_prefix(1);
      continue;
    }
    format.remove_prefix(2);
  }
  return count == values.size() ? std::optional(text) : std::nullopt;
}

template <class Real>
std::string real(Real value) {
  return std::isfinite(value) ? oracle::printed(value) : std::isnan(value) ? "NaN" : value < 0 ? "-Infinity" : "Infinity";
}

std::string time(std::int64_t milliseconds) {
  const std::int64_t rest = (milliseconds % 1000 + 1000) % 1000;
  const std::int64_t seconds = milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0);
  if (seconds < -62167219200 || seconds >= 253402300800) return std::to_string(seconds) + "s";
  return oracle::print_time({seconds, rest * 1'000'000}, 3);
}

/// A log entry is always one line, and its fields are JSON, whatever it contains.
void check_log(std::string_view message, std::string_view value) {
  const log::Field<std::string_view> field = log::field(message, value);
  json_text::Buffer buffer;
  const detail::Argument argument = log::detail::argument(field);
  buffer.set_end(argument.write(buffer, buffer.end(), argument.value));
  const std::string object = "{" + oracle::utf8_decoded(buffer.view()) + "}";
  fuzz::check(oracle::is_json(object), "the fields of a log entry are JSON", object);
  const auto read = nlohmann::json::parse(object);
  fuzz::check_same(read.at(oracle::utf8_decoded(message)).get<std::string>(), oracle::utf8_decoded(value),
                   "a field has its value");
  const std::string line = edge::detail::log_line(host::LogLevel::info, message, object);
  const bool is_one_line = std::ranges::none_of(line.substr(0, line.size() - 1), [](char one) { return one >= 0 && one < ' '; });
  fuzz::check(is_one_line && line.ends_with("}\n") && oracle::is_utf8(line), "a log entry is one line", line);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::size_t order = input.choice(26);
  const auto number = input.number<std::int64_t>();
  const double floating = input.number<double>();
  const Exact text(input.field());
  const std::string string(text.view()), terminated(string.c_str());
  const Exact format(input.rest());

  check_log(text, format);

  // One value of each kind; the input selects the first.
  const std::chrono::milliseconds milliseconds(number);
  const std::chrono::sys_time<std::chrono::milliseconds> point(milliseconds);
  const std::optional<std::int64_t> there(number);
  const std::optional<std::string> absent;
  const auto color = static_cast<fuzz::Color>(static_cast<std::uint64_t>(number) % 3), no_color = static_cast<fuzz::Color>(77);
  const std::vector<std::string> list{string, terminated};
  const fuzz::Leaf leaf{.a = static_cast<std::int8_t>(number), .text = string};
  std::vector<detail::Argument> arguments;
  std::vector<std::string> values;
  const auto add = [&](const auto& value, std::string expected) {
    arguments.push_back(detail::argument(value));
    values.push_back(std::move(expected));
  };
  constexpr std::string_view names[] = {"red", "gr\"\\ün", "blue"};
  const auto narrow = static_cast<float>(floating);
  const bool yes = number > 0;
  const char letter = static_cast<char>(number);
  const char* const pointer = string.c_str();
  const auto small = static_cast<std::uint16_t>(number);
  const std::string_view view = text;
  add(view, string);
  add(number, std::to_string(number));
  add(floating, real(floating));
  add(pointer, terminated);
  add(yes, yes ? "true" : "false");
  add(letter, std::string(1, letter));
  add(milliseconds, std::to_string(number) + "ms");
  add(point, time(number));
  add(there, std::to_string(number));
  add(absent, "null");
  add(no_color, "77");
  add(list, to_json(list));
  add(leaf, to_json(leaf));
  add(small, std::to_string(static_cast<std::uint16_t>(number)));
  add(string, string);
  add(color, std::string(names[static_cast<std::size_t>(color)]));
  add(narrow, real(narrow));
  const std::size_t first = order % arguments.size();

  const std::size_t count = [&] {
    std::size_t found = 0;
    for (std::size_t i = 0; i + 1 < format.view().size(); ++i)
      if (format.view().substr(i, 2) == "{}") ++found;
    return std::min(found, arguments.size() - first);
  }();
  for (const std::size_t taken : {count, count / 2}) {
    const std::vector<std::string> some(values.begin() + static_cast<std::ptrdiff_t>(first),
                                        values.begin() + static_cast<std::ptrdiff_t>(first + taken));
    const auto expected = formatted(format, some);
    const auto fault = detail::check_format(format, taken);
    fuzz::check((fault == detail::FormatFault::none) == expected.has_value(), "a format is accepted only if it is valid", format);
    if (!expected) continue;
    json_text::Buffer buffer;
    // Real formats are literals, which end with a NUL.
    buffer.set_end(detail::write_format(buffer, buffer.end(), format, arguments.data() + first));
    fuzz::check_same(buffer.view(), *expected, "a format is written with its values");
  }
  return 0;
}
