#pragma once
/// @file
/// What the runtime tells of one invocation.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/wire/pull.hpp>

namespace lambda_wasm {

namespace detail {

// As the runtime's context object names them (Lambda developer guide, "Using the Lambda context object to retrieve Node.js
// function information").
struct CognitoIdentity {
  std::string_view identity_id;
  std::string_view identity_pool_id;
};
LAMBDA_WASM_DESCRIBE_EVENT(CognitoIdentity, (identity_id, "cognitoIdentityId"), (identity_pool_id, "cognitoIdentityPoolId"))

struct RuntimeContext {
  std::string_view request_id;
  std::string_view function_name;
  std::string_view function_version;
  std::string_view function_arn;
  std::string_view memory_limit;
  std::string_view log_group_name;
  std::string_view log_stream_name;
  std::string_view trace_id;
  std::string_view tenant_id;
  CognitoIdentity identity;
};
LAMBDA_WASM_DESCRIBE_EVENT(RuntimeContext, (request_id, "awsRequestId"), (function_name, "functionName"),
                           (function_version, "functionVersion"), (function_arn, "invokedFunctionArn"),
                           (memory_limit, "memoryLimitInMB"), (log_group_name, "logGroupName"),
                           (log_stream_name, "logStreamName"), (trace_id, "xRayTraceId"), (tenant_id, "tenantId"), identity)

template <class T>
struct ClientContextOf {
  std::optional<T> value;
  LAMBDA_WASM_DESCRIBE_EVENT(ClientContextOf, (value, "clientContext"))
};

}  // namespace detail

/// What the runtime tells of one invocation. A handler takes it as `const Context&`; it lives until the result is delivered,
/// and so does every text it gives. What the runtime does not tell is empty.
///
/// Nothing crosses before the first call; then all texts cross at once. The client context and the times are asked for by each
/// call.
class Context {
 public:
  Context() = default;
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  /// The identifier of the invocation, as in the platform's log lines.
  [[nodiscard]] std::string_view request_id() const { return runtime().request_id; }
  /// The function's name, without its version and its account.
  [[nodiscard]] std::string_view function_name() const { return runtime().function_name; }
  /// The version that runs: a number, or `$LATEST`.
  [[nodiscard]] std::string_view function_version() const { return runtime().function_version; }
  /// The ARN that was invoked: with an alias or a version where the caller named one.
  [[nodiscard]] std::string_view function_arn() const { return runtime().function_arn; }
  /// The memory that the function has, in MB; 0 when the runtime does not tell.
  [[nodiscard]] std::uint32_t memory_limit() const {
    std::uint32_t megabytes = 0;
    for (char digit : runtime().memory_limit) {
      if (digit >= '0' && digit <= '9') megabytes = megabytes * 10 + static_cast<std::uint32_t>(digit - '0');
    }
    return megabytes;
  }
  /// The group in Amazon CloudWatch Logs that the function logs to.
  [[nodiscard]] std::string_view log_group_name() const { return runtime().log_group_name; }
  /// The log stream in that group. Each execution environment has its own.
  [[nodiscard]] std::string_view log_stream_name() const { return runtime().log_stream_name; }
  /// The AWS X-Ray trace header, as in `Root=1-…;Parent=…;Sampled=1`.
  [[nodiscard]] std::string_view trace_id() const { return runtime().trace_id; }
  /// The tenant, of a function with tenant isolation.
  [[nodiscard]] std::string_view tenant_id() const { return runtime().tenant_id; }
  /// The Amazon Cognito identity that authorised the request, of a call by a mobile application.
  [[nodiscard]] std::string_view identity_id() const { return runtime().identity.identity_id; }
  /// The Amazon Cognito identity pool that `identity_id` belongs to.
  [[nodiscard]] std::string_view identity_pool_id() const { return runtime().identity.identity_pool_id; }

  /// What the client application sent of itself, as a described T or a `nlohmann::json`; none when it sent nothing. Views in it
  /// stay until the result is delivered.
  ///
  /// @throws Error `error_type::invalid_event` when it does not fit T
  template <Crossing T>
  [[nodiscard]] std::optional<T> client_context() const {
    return wire::pull<detail::ClientContextOf<T>>(host::From::context).value;
  }

  /// How long the platform lets the invocation go on from now; never negative.
  [[nodiscard]] std::chrono::milliseconds remaining_time() const {
    return std::chrono::milliseconds(static_cast<std::int64_t>(host::remaining_milliseconds()));
  }
  /// When the platform ends the invocation: the clock's time and what remains, so two calls may differ by a millisecond.
  [[nodiscard]] std::chrono::sys_time<std::chrono::milliseconds> deadline() const {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) + remaining_time();
  }

 private:
  const detail::RuntimeContext& runtime() const {
    if (!runtime_) runtime_ = wire::pull<detail::RuntimeContext>(host::From::context);
    return *runtime_;
  }

  mutable std::optional<detail::RuntimeContext> runtime_;
};

}  // namespace lambda_wasm
