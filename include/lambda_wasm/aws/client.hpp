#pragma once
/// @file
/// Services of AWS, by the AWS SDK for JavaScript v3, which Lambda's Node.js runtimes carry: nothing of it is in the zip.
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
// A block holds a value, and `codec` is the address of its detail::value_text; both are null where there is none.
std::uint32_t lambda_wasm_aws_client(const char* service, std::uint32_t size, const lambda_wasm::wire::Block* configuration,
                                     const char* codec);
emscripten::EM_VAL lambda_wasm_aws_request(std::uint32_t client, const char* command, std::uint32_t size,
                                           const lambda_wasm::wire::Block* input, const char* codec);
// As lambda_wasm_wait.
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

/// What clients are mostly configured by; what is not set is as the environment says (AWS_REGION, AWS_ENDPOINT_URL, …). Any other
/// struct of yours whose fields are named as the SDK's configuration will do as well.
struct Configuration {
  std::optional<std::string> region = {};          ///< as in `eu-central-1`
  std::optional<std::string> endpoint = {};        ///< the URL to send requests to, as in `http://localhost:8000`
  std::optional<std::uint32_t> max_attempts = {};  ///< how often a request is tried in all; 3 by the SDK's own
};
LAMBDA_WASM_DESCRIBE(Configuration, region, endpoint, (max_attempts, "maxAttempts"))

/// A client of one service: mostly a variable at namespace scope. The SDK's package is loaded, and its client made, at the first
/// request, once in a process: other clients of the same service and configuration share it, and a fresh instance after a crash goes
/// on with it and its connections.
class Client {
 public:
  /// @param service  as in the name of the package `@aws-sdk/client-<service>`: `s3`, `secrets-manager`. Must outlive this
  explicit Client(std::string_view service) : service_(service) {}

  /// @param configuration  a Configuration, a described struct or a nlohmann::json, with the fields of the SDK's configuration
  template <Crossing T>
  Client(std::string_view service, const T& configuration)
      : service_(service), codec_(lambda_wasm::detail::value_text<T>.data()) {
    wire::write_message(configuration_, configuration);
  }

  /// Sends a command, and gives its output as an Out that crosses (kind.hpp), or nothing for `void`.
  ///
  /// Members are those of the service's API: bytes are `Bytes`, times `std::chrono::sys_time`, and a body that is streamed is a
  /// `Body`. A request that nobody waits for any more, because its task was told to stop or is destroyed, is aborted.
  ///
  /// @param command  as the service's API names it: `GetItem`
  /// @param input  a described struct or a nlohmann::json; taken at once. Without it the command has none
  /// @throws aws::Error when the service refuses it or cannot be reached; Error `error_type::invalid_event` when the output does not
  ///         fit Out; and Cancelled
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

  /// As `send`, and gives an Error, whose `type` is the service's code, in place of throwing it.
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
