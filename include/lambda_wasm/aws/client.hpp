#pragma once
/// @file
/// Clients of AWS services, by the AWS SDK for JavaScript v3 of Lambda's Node.js runtimes: no part of that SDK is in the zip.
///
///     aws::Client dynamodb("dynamodb");
///
///     const auto order = co_await dynamodb.send<Order>("GetItem", Key{"orders", id});
///     co_await dynamodb.send("DeleteItem", Key{"orders", id});

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/aws/error.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/js/promise.hpp>
#include <lambda_wasm/js/val.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/wire/writer.hpp>

extern "C" {
// A block holds a value, and `codec` is the address of its detail::value_text; both are null if there is no value.
std::uint32_t lambda_wasm_aws_client(const char* service, std::uint32_t size, const lambda_wasm::wire::Block* configuration,
                                     const char* codec);
emscripten::EM_VAL lambda_wasm_aws_request(std::uint32_t client, const char* command, std::uint32_t size,
                                           const lambda_wasm::wire::Block* input, const char* codec);
// Parameters as lambda_wasm_wait.
void lambda_wasm_aws_send(emscripten::EM_VAL request, lambda_wasm::detail::Wait* wait, const char* codec);
void lambda_wasm_aws_abort(lambda_wasm::detail::Wait* wait);
}

namespace lambda_wasm::aws {

namespace detail {

struct OfRequest {
  using Thrown = Error;
  static constexpr auto wait = &lambda_wasm_aws_send;
  static void abandon(emscripten::EM_VAL, lambda_wasm::detail::Wait& waiting) noexcept { lambda_wasm_aws_abort(&waiting); }
};

}  // namespace detail

/// The most common settings of a client. Settings that are not set come from the environment (AWS_REGION, AWS_ENDPOINT_URL, …).
/// For other settings, use a struct of yours with the field names of the AWS SDK's configuration.
struct Configuration {
  std::optional<std::string> region = {};          ///< such as `eu-central-1`
  std::optional<std::string> endpoint = {};        ///< the URL to send requests to, as in `http://localhost:8000`
  std::optional<std::uint32_t> max_attempts = {};  ///< attempts in all, including the first; the AWS SDK's default is 3
};
LAMBDA_WASM_DESCRIBE(Configuration, region, endpoint, (max_attempts, "maxAttempts"))

/// A client of one service, usually a variable at namespace scope. The first request loads the AWS SDK's package and makes its
/// client, once per process. Clients of the same service and configuration share it. After a crash, the fresh instance uses the
/// same client and its connections.
class Client {
 public:
  /// @param service  as in the package name `@aws-sdk/client-<service>`: `s3`, `secrets-manager`. Must outlive this object
  explicit Client(std::string_view service) : service_(service) {}

  /// @param configuration  a Configuration, a described struct or a nlohmann::json, with the field names of the AWS SDK's
  ///         configuration
  template <Crossing T>
  Client(std::string_view service, const T& configuration)
      : service_(service), codec_(lambda_wasm::detail::value_text<T>.data()) {
    wire::write_message(configuration_, configuration);
  }

  /// Sends a command and returns its output as an Out that crosses (kind.hpp), or nothing for `void`.
  ///
  /// Members have the names of the service's API: bytes are `Bytes`, times are `std::chrono::sys_time`, and a streamed body is a
  /// `Body`. If the awaiting task is cancelled or destroyed, the request is aborted.
  ///
  /// @param command  the command's name in the service's API: `GetItem`
  /// @param input  a described struct or a nlohmann::json; copied at once. Without it the command has no input
  /// @throws aws::Error if the service refuses the command or cannot be reached; Error `error_type::invalid_event` if the output
  ///         does not fit Out; Cancelled
  template <class Out = void, Crossing In>
    requires(std::is_void_v<Out> || Crossing<Out>)
  [[nodiscard]] js::detail::ThrowingAwaiter<Out, detail::OfRequest> send(std::string_view command, const In& input) {
    return js::detail::ThrowingAwaiter<Out, detail::OfRequest>(request(command, input));
  }
  /// As above, without input.
  template <class Out = void>
    requires(std::is_void_v<Out> || Crossing<Out>)
  [[nodiscard]] js::detail::ThrowingAwaiter<Out, detail::OfRequest> send(std::string_view command) {
    return js::detail::ThrowingAwaiter<Out, detail::OfRequest>(request(command, nullptr, nullptr));
  }

  /// As `send`, but returns an Error, whose `type` is the service's code, instead of throwing it.
  template <class Out = void, Crossing In>
    requires(std::is_void_v<Out> || Crossing<Out>)
  [[nodiscard]] js::detail::TryingAwaiter<Out, detail::OfRequest> try_send(std::string_view command, const In& input) {
    return js::detail::TryingAwaiter<Out, detail::OfRequest>(request(command, input));
  }
  /// As above, without input.
  template <class Out = void>
    requires(std::is_void_v<Out> || Crossing<Out>)
  [[nodiscard]] js::detail::TryingAwaiter<Out, detail::OfRequest> try_send(std::string_view command) {
    return js::detail::TryingAwaiter<Out, detail::OfRequest>(request(command, nullptr, nullptr));
  }

 private:
  template <class In>
  emscripten::val request(std::string_view command, const In& input) {
    wire::Block block;
    wire::write_message(block, input);
    return request(command, &block, lambda_wasm::detail::value_text<In>.data());
  }
  emscripten::val request(std::string_view command, const wire::Block* input, const char* codec) {
    if (number_ == unknown) {
      number_ = lambda_wasm_aws_client(service_.data(), static_cast<std::uint32_t>(service_.size()), &configuration_, codec_);
    }
    return emscripten::val::take_ownership(
        lambda_wasm_aws_request(number_, command.data(), static_cast<std::uint32_t>(command.size()), input, codec));
  }

  static constexpr std::uint32_t unknown = UINT32_MAX;

  std::string_view service_;
  wire::Block configuration_;
  const char* codec_ = nullptr;
  std::uint32_t number_ = unknown;
};

}  // namespace lambda_wasm::aws
