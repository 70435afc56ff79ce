#pragma once
/// @file
/// The runtime's information about an invocation.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/wire/pull.hpp>

namespace lambda_wasm {

namespace detail {

// The names of the runtime's context object (Lambda developer guide, "Using the Lambda context object to retrieve Node.js
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

/// The runtime's information about one invocation. A handler takes it as `const Context&`. It is valid until the result is
/// delivered, and so are the texts that it returns. Values that the runtime does not provide are empty.
///
/// Nothing crosses before the first call, which fetches all texts at once. The client context and the times are fetched by each
/// call.
class Context {
 public:
  Context() = default;
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  /// The identifier of the invocation, as in the log lines of the platform.
  [[nodiscard]] std::string_view request_id() const { return runtime().request_id; }
  /// The function's name, without version and account.
  [[nodiscard]] std::string_view function_name() const { return runtime().function_name; }
  /// The version of the running function: a number, or `$LATEST`.
  [[nodiscard]] std::string_view function_version() const { return runtime().function_version; }
  /// The ARN that was invoked, with an alias or a version if the caller named one.
  [[nodiscard]] std::string_view function_arn() const { return runtime().function_arn; }
  /// The memory of the function in MB; 0 if the runtime does not provide it.
  [[nodiscard]] std::uint32_t memory_limit() const {
    std::uint32_t megabytes = 0;
    for (char digit : runtime().memory_limit) {
      if (digit >= '0' && digit <= '9') megabytes = megabytes * 10 + static_cast<std::uint32_t>(digit - '0');
    }
    return megabytes;
  }
  /// The Amazon CloudWatch Logs group of the function.
  [[nodiscard]] std::string_view log_group_name() const { return runtime().log_group_name; }
  /// The log stream in that group. Each execution environment has its own.
  [[nodiscard]] std::string_view log_stream_name() const { return runtime().log_stream_name; }
  /// The AWS X-Ray trace header, such as `Root=1-…;Parent=…;Sampled=1`.
  [[nodiscard]] std::string_view trace_id() const { return runtime().trace_id; }
  /// The tenant, if the function uses tenant isolation.
  [[nodiscard]] std::string_view tenant_id() const { return runtime().tenant_id; }
  /// The Amazon Cognito identity that authorised the request, if a mobile application called the function.
  [[nodiscard]] std::string_view identity_id() const { return runtime().identity.identity_id; }
  /// The Amazon Cognito identity pool that `identity_id` belongs to.
  [[nodiscard]] std::string_view identity_pool_id() const { return runtime().identity.identity_pool_id; }

  /// The client application's description of itself, as a described T or a `nlohmann::json`; nullopt if it sent none. Views in it
  /// are valid until the result is delivered.
  ///
  /// @throws Error `error_type::invalid_event` if it does not fit T
  template <Crossing T>
  [[nodiscard]] std::optional<T> client_context() const {
    return wire::pull<detail::ClientContextOf<T>>(host::From::context).value;
  }

  /// The time until the platform ends the invocation; never negative.
  [[nodiscard]] std::chrono::milliseconds remaining_time() const {
    return std::chrono::milliseconds(static_cast<std::int64_t>(host::remaining_milliseconds()));
  }
  /// The time at which the platform ends the invocation: the current time plus the remaining time, so two calls may differ by a
  /// millisecond.
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
