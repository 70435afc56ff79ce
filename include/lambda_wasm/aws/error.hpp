#pragma once
/// @file
/// What a service of AWS refuses a request with.

#include <cstdint>
#include <string>

#include <lambda_wasm/js/error.hpp>

extern "C" {
std::uint32_t lambda_wasm_aws_status(emscripten::EM_VAL error);
std::uint32_t lambda_wasm_aws_request_id(emscripten::EM_VAL error, char* to, std::uint32_t size);
std::uint32_t lambda_wasm_aws_is_retryable(emscripten::EM_VAL error);
}

namespace lambda_wasm::aws {

/// A request that failed: its `type` is the service's code, as in `ResourceNotFoundException`, its `message` the service's. By then
/// the AWS SDK has tried as often as it is configured to.
///
/// One that leaves a handler fails the invocation with the JavaScript error itself.
class Error : public js::Error {
 public:
  using js::Error::Error;

  /// The HTTP status of the service's answer; 0 where none came.
  [[nodiscard]] int status() const { return static_cast<int>(lambda_wasm_aws_status(value.as_handle())); }

  /// By what AWS finds the request; empty where no answer came.
  [[nodiscard]] std::string request_id() const {
    char id[256];
    return std::string(id, lambda_wasm_aws_request_id(value.as_handle(), id, sizeof id));
  }

  /// Whether the same request may do well later: the service was busy or failed, or the connection did, or the clock was wrong and is
  /// corrected. By the AWS SDK's own classification: what it would have tried again, had it had attempts left.
  [[nodiscard]] bool is_retryable() const { return lambda_wasm_aws_is_retryable(value.as_handle()) != 0; }
};

}  // namespace lambda_wasm::aws
