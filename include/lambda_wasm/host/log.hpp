#pragma once

#include <cstdint>
#include <string_view>

namespace lambda_wasm::host {

/// The level of a log entry, as in Lambda's runtimes.
enum class LogLevel : std::uint32_t { trace, debug, info, warn, error, fatal };

/// Whether entries of this level are logged: those at or above the level in the environment variable AWS_LAMBDA_LOG_LEVEL, or all
/// if it names no level. Each edge defines it.
bool is_logged(LogLevel level);

/// Logs one entry, after everything that the program has printed. Each edge defines it.
///
/// `fields` is a JSON object, or empty. Bytes in either that are not UTF-8 become U+FFFD. Also works outside of invocations.
void log(LogLevel level, std::string_view message, std::string_view fields);

}  // namespace lambda_wasm::host
