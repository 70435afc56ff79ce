#pragma once

#include <lambda_wasm/describe.hpp>

namespace lambda_wasm::events {

/// An object of which nothing is read: the default of an event's parts whose type the program decides.
struct Nothing {
  LAMBDA_WASM_DESCRIBE_EVENT(Nothing)
  friend bool operator==(const Nothing&, const Nothing&) = default;
};

}  // namespace lambda_wasm::events
