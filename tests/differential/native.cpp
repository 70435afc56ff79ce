// The main of a native program that handles many events in one process. Each line of stdin is the name of a handler, a tab and an event;
// each line of stdout is `=` and the reply, or `!` and the function error, as JSON.

#include <iostream>
#include <string>
#include <string_view>

#include <lambda_wasm/edge/native.hpp>

int main() {
  namespace edge = lambda_wasm::edge;
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = line.find('\t');
    const edge::detail::Found found = edge::detail::find_registered(std::string_view(line).substr(0, tab));
    if (found.handler == nullptr) {
      std::cerr << found.problem << "\n";
      return 1;
    }
    const edge::Outcome outcome = edge::detail::invoke(*found.handler, std::string_view(line).substr(tab + 1), "{}");
    if (outcome.failed) {
      std::cout << "!{\"errorType\":" << edge::detail::json_string(outcome.error_type)
                << ",\"errorMessage\":" << edge::detail::json_string(outcome.error_message) << "}\n";
    } else {
      std::cout << "=" << outcome.reply << "\n";
    }
  }
}
