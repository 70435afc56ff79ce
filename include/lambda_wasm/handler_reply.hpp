#pragma once
/// @file
/// Writes the result or the failure of a handler to its reply block.

#include <type_traits>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/handler_form.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::detail {

/// Writes the replies of a handler. Codec, a ResultCodec or StreamCodec, is that of its results.
template <class Codec>
struct HandlerReply {
  /// Writes the value, or the value or failure that a `Result` holds.
  static Status put_outcome(wire::Block& block, const auto& input, const auto& result) {
    using Outcome = Unwrapped<std::remove_cvref_t<decltype(result)>>;
    if constexpr (!Outcome::may_fail) {
      return put_value(block, input, result);
    } else if (!result) {
      if (const HttpError* error = result.http_error()) return put_http_error(*error, input, block);
      return put_failure(block, *result.error());
    } else if constexpr (std::is_void_v<typename Outcome::type>) {
      return put_value(block, input);
    } else {
      return put_value(block, input, *result);
    }
  }

  static Status put_by(wire::Block& block, auto&& put) {
    wire::Writer writer(block);
    put(writer);
    writer.finish();
    return Status::result;
  }

  static Status put_value(wire::Block& block, const auto& input, const auto&... value) {
    return put_by(block, [&](wire::Writer& writer) { Codec::put(writer, input, value...); });
  }

  /// Writes an HTTP reply if the handler is an HTTP handler, otherwise a failure.
  static Status put_http_error(const HttpError& error, const auto& input, wire::Block& block) {
    if constexpr (Codec::answers_http) {
      return put_by(block, [&](wire::Writer& writer) { Codec::put_http_error(writer, input, error); });
    } else {
      return put_failure(block, error);
    }
  }
};

}  // namespace lambda_wasm::detail
