// Compiles patterns, while it runs or while it is compiled, and matches texts. COMPILED names the header that patterns.mjs wrote.
//
// Each line of stdin has hexadecimal fields: a pattern, or `#` and the number of one that the header has; then texts. Each line of
// stdout is the number of the fault if the pattern is refused, or `=` and for each text 1 if it matches, otherwise 0.

#include <cstddef>
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/text/pattern.hpp>

namespace text = lambda_wasm::text;

namespace {

// Of a pattern that is too large, an empty one.
template <lambda_wasm::detail::FixedText Text>
constexpr text::PatternTable table_of() {
  if constexpr (text::pattern::compiled<Text>.fault == text::pattern::Fault::none) {
    return text::pattern_table<Text>;
  } else {
    return {nullptr};
  }
}

constexpr text::PatternTable compiled[] = {
#include COMPILED
};

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (std::size_t end; (end = line.find(' ')) != std::string_view::npos; line.remove_prefix(end + 1))
    fields.push_back(line.substr(0, end));
  fields.push_back(line);
  return fields;
}

std::string from_hexadecimal(std::string_view digits) {
  std::string bytes;
  for (; !digits.empty(); digits.remove_prefix(2))
    bytes += static_cast<char>(std::stoi(std::string(digits.substr(0, 2)), nullptr, 16));
  return bytes;
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const std::vector<std::string_view> fields = fields_of(line);
    text::pattern::Compiled<std::size_t{1} << 14> made;
    text::PatternTable table{made.bytes};
    if (fields[0].starts_with('#')) {
      table = compiled[std::stoul(std::string(fields[0].substr(1)))];
      if (table.bytes == nullptr) made.fault = text::pattern::Fault::too_large;
    } else {
      made = text::pattern::compile<std::size_t{1} << 14>(from_hexadecimal(fields[0]));
    }
    if (made.fault != text::pattern::Fault::none) {
      std::cout << static_cast<int>(made.fault) << "\n";
      continue;
    }
    std::cout << '=';
    for (std::size_t i = 1; i != fields.size(); ++i) std::cout << (matches(table, from_hexadecimal(fields[i])) ? '1' : '0');
    std::cout << "\n";
  }
}
