#pragma once
/// @file
/// Properties of every invocation, for any event.

#include <algorithm>
#include <string>
#include <string_view>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/testing.hpp>

#include "../fuzz.hpp"
#include "json.hpp"
#include "utf8.hpp"

namespace oracle {

/// An invocation ends with a reply that is JSON, or with an error that has a type of the SDK and a message.
inline void check_outcome(const lambda_wasm::testing::Outcome& outcome, std::string_view event) {
  namespace error_type = lambda_wasm::error_type;
  if (!outcome.failed) {
    fuzz::check(is_json(outcome.reply), "a reply is JSON", outcome.reply);
    return;
  }
  const std::string_view types[] = {error_type::invalid_event,  error_type::not_http,     error_type::invalid_response,
                                    error_type::invalid_result, error_type::invalid_json, error_type::invalid_value};
  const bool is_known = std::find(std::begin(types), std::end(types), outcome.error_type) != std::end(types);
  fuzz::check(is_known, "an error has a type of the SDK", outcome.error_type + ": " + outcome.error_message);
  fuzz::check(outcome.error_message.ends_with('.') && is_utf8(outcome.error_message), "an error has a message",
              outcome.error_message);
  if (is_json(utf8_decoded(event)))
    fuzz::check(outcome.error_type != error_type::invalid_json, "JSON is not rejected as invalid JSON", event);
}

}  // namespace oracle
