#pragma once
/// @file
/// The errors of AWS services.

#include <cstdint>
#include <string>

#include <lambda_wasm/js/error.hpp>

extern "C" {
std::uint32_t lambda_wasm_aws_status(emscripten::EM_VAL error);
std::uint32_t lambda_wasm_aws_request_id(emscripten::EM_VAL error, char* to, std::uint32_t size);
std::uint32_t lambda_wasm_aws_is_retryable(emscripten::EM_VAL error);
}

namespace lambda_wasm::aws {

/// Thrown by a request that failed. `type` is the service's error code, such as `ResourceNotFoundException`, and `message` is the
/// service's message. The AWS SDK has already made all configured attempts.
///
/// If it leaves a handler, the invocation fails with the original JavaScript error.
class Error : public js::Error {
 public:
  using js::Error::Error;

  /// The HTTP status of the service's response; 0 if there was none.
  [[nodiscard]] int status() const { return static_cast<int>(lambda_wasm_aws_status(value.as_handle())); }

  /// The request id by which AWS finds the request in its logs; empty if there was no response.
  [[nodiscard]] std::string request_id() const {
    char id[256];
    return std::string(id, lambda_wasm_aws_request_id(value.as_handle(), id, sizeof id));
  }

  /// Whether the same request may succeed later: the service was busy or failed, the connection failed, or the clock was wrong
  /// and is now corrected. The AWS SDK's own classification of errors decides: it would have retried this request, had it had
  /// attempts left.
  [[nodiscard]] bool is_retryable() const { return lambda_wasm_aws_is_retryable(value.as_handle()) != 0; }
};

}  // namespace lambda_wasm::aws
