#pragma once

#include <cstdint>
#include <string_view>

namespace lambda_wasm::host {

/// How much an entry of the log matters: the levels of Lambda's runtimes.
enum class LogLevel : std::uint32_t { trace, debug, info, warn, error, fatal };

/// Whether entries of this level are logged: not those below what the environment variable AWS_LAMBDA_LOG_LEVEL names, and all
/// of them where it names none. An edge defines it.
bool is_logged(LogLevel level);

/// Logs one entry, behind everything that the program has printed by then. An edge defines it.
///
/// `fields` is a JSON object, or empty. What of the two is not UTF-8 shows as U+FFFD. Works outside of invocations too.
void log(LogLevel level, std::string_view message, std::string_view fields);

}  // namespace lambda_wasm::host
