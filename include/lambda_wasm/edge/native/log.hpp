#pragma once
/// @file
/// Logging in the native edge: lines on standard error.

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include <lambda_wasm/host/log.hpp>
#include <lambda_wasm/json/escape.hpp>
#include <lambda_wasm/text/utf8.hpp>

namespace lambda_wasm::edge::detail {

inline constexpr std::string_view log_levels[] = {"TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"};

/// An entry as one line, whatever characters it has.
inline std::string log_line(host::LogLevel level, std::string_view message, std::string_view fields) {
  std::string line(log_levels[static_cast<std::size_t>(level)]);
  line.push_back(' ');
  for (const char character : text::replace_invalid_utf8(message)) {
    if (static_cast<unsigned char>(character) < ' ') {
      json_text::put_escaped(character, [&line](char part) { line.push_back(part); });
    } else {
      line.push_back(character);
    }
  }
  if (!fields.empty()) line.append(" ").append(text::replace_invalid_utf8(fields));
  return line.append("\n");
}

}  // namespace lambda_wasm::edge::detail

namespace lambda_wasm::host {

[[gnu::used]] inline bool is_logged(LogLevel level) {
  const char* const variable = std::getenv("AWS_LAMBDA_LOG_LEVEL");
  std::string lowest(variable == nullptr ? "" : variable);
  for (char& letter : lowest) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  for (const std::string_view& each : edge::detail::log_levels) {
    if (each == lowest) return static_cast<std::ptrdiff_t>(level) >= &each - edge::detail::log_levels;
  }
  return true;
}

[[gnu::used]] inline void log(LogLevel level, std::string_view message, std::string_view fields) {
  std::cout.flush();
  std::fflush(stdout);
  const std::string line = edge::detail::log_line(level, message, fields);
  std::cerr.write(line.data(), static_cast<std::streamsize>(line.size())).flush();
}

}  // namespace lambda_wasm::host
