#pragma once
/// @file
/// Runs a function as a native program: an event on standard input, the reply on standard output.

#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include <lambda_wasm/edge/native/invoke.hpp>
#include <lambda_wasm/edge/native/registered.hpp>
#include <lambda_wasm/edge/native/text.hpp>

#include <unistd.h>

namespace lambda_wasm::edge {

namespace detail {

/// While it lives, text written to standard output goes to standard error: there it is log output, as on Lambda.
class LogsToStandardError {
 public:
  LogsToStandardError() {
    flush();
    standard_output_ = dup(STDOUT_FILENO);
    dup2(STDERR_FILENO, STDOUT_FILENO);
  }
  LogsToStandardError(const LogsToStandardError&) = delete;
  LogsToStandardError& operator=(const LogsToStandardError&) = delete;
  ~LogsToStandardError() {
    flush();
    dup2(standard_output_, STDOUT_FILENO);
    close(standard_output_);
  }

 private:
  static void flush() {
    std::cout.flush();
    std::fflush(stdout);
  }
  int standard_output_;
};

}  // namespace detail

/// The main() of a native function: `program [--handler name] < event.json`. The name may be the handler string of a deployment,
/// `index.name`. The event may begin with a byte order mark.
///
/// The reply is written to standard output as one line of JSON, a function error to standard error as
/// `{"errorType":…,"errorMessage":…}`. Output of the handler itself goes to standard error.
///
/// @returns the exit status: 0 for a reply, 1 for a function error, 2 for wrong usage.
inline int run(int argc, char** argv) {
  std::string_view name = "handler";
  if (argc == 3 && std::string_view(argv[1]) == "--handler") {
    name = argv[2];
    if (name.starts_with("index.")) name.remove_prefix(6);
  } else if (argc != 1) {
    std::cerr << "usage: " << argv[0] << " [--handler name] < event.json\n";
    return 2;
  }
  const detail::Found found = detail::find_registered(name);
  if (found.handler == nullptr) {
    std::cerr << found.problem << (argc == 1 && found.has_others ? " Say which: --handler name.\n" : "\n");
    return 2;
  }
  const std::string read(std::istreambuf_iterator<char>(std::cin), {});
  std::string_view event = read;
  if (event.starts_with("\xEF\xBB\xBF")) event.remove_prefix(3);
  Outcome outcome;
  {
    const detail::LogsToStandardError logs;
    outcome = detail::invoke(*found.handler, event, "{}", detail::Loop::Clock::real);
  }
  if (outcome.failed) {
    std::cerr << "{\"errorType\":" << detail::json_string(outcome.error_type)
              << ",\"errorMessage\":" << detail::json_string(outcome.error_message) << "}\n";
    return 1;
  }
  std::cout << outcome.reply << "\n" << std::flush;
  return std::cout.good() ? 0 : 1;
}

}  // namespace lambda_wasm::edge
