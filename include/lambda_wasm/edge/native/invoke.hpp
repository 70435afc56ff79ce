#pragma once
/// @file
/// One native invocation, with the same steps as in Wasm: event to message, handler, block to reply.

#include <csetjmp>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include <lambda_wasm/edge/native/demangle.hpp>
#include <lambda_wasm/edge/native/invocation.hpp>
#include <lambda_wasm/edge/native/json.hpp>
#include <lambda_wasm/edge/native/overlay.hpp>
#include <lambda_wasm/edge/native/schema.hpp>
#include <lambda_wasm/edge/native/take.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/handler.hpp>
#include <lambda_wasm/host/type_name.hpp>
#include <lambda_wasm/wire/pull.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::edge {

/// How an invocation ended, as its caller sees it.
struct Outcome {
  bool failed = false;
  std::string error_type;     ///< after a failure: the function error's `errorType`, such as `shop::OutOfStock`
  std::string error_message;  ///< after a failure: its `errorMessage`
  std::string reply;          ///< otherwise the reply as JSON text; `null` if the handler returns nothing
};

namespace detail {

/// Reads the input from the message, calls a handler, and writes its result or its failure to the block.
using Handler = std::function<lambda_wasm::detail::Status(host::Message, wire::Block&)>;

inline Outcome failure(std::string_view type, std::string_view message) {
  return {.failed = true, .error_type = std::string(type), .error_message = std::string(message), .reply = {}};
}

// Calls the handler and runs it to its end. In code without exceptions, host::fail jumps back here.
inline lambda_wasm::detail::Status call(const Handler& handler, Invocation& invocation, host::Message message,
                                        wire::Block& block) {
  using lambda_wasm::detail::Status;
  if (setjmp(invocation.back) != 0) {
    return lambda_wasm::detail::put_failure(block, Status::error, invocation.failure_type, invocation.failure_message);
  }
  Status status = handler(message, block);
  while (status == Status::suspended) status = invocation.advance();
  return status;
}

/// Invokes a handler that `schema` describes.
inline Outcome invoke(const HandlerSchema& schema, const Handler& handler, std::string_view event_json,
                      std::string_view context_json, Loop::Clock clock = Loop::Clock::skipping) {
  const JsonDocument event(event_json), context(context_json);
  if (!event.problem().empty()) return failure(error_type::invalid_json, "The event is not JSON: " + event.problem() + ".");
  if (!context.problem().empty()) return failure(error_type::invalid_json, "The context is not JSON: " + context.problem() + ".");

  Invocation invocation(event.root(), context.root(), clock);
  const host::Message input = invocation.pull(host::From::event, schema.input);
  if (!input.fits) {
    wire::Reader reader(input);
    const std::string_view type = reader.text();
    return failure(type, reader.text());
  }

  wire::Block block;
  const lambda_wasm::detail::Status status = call(handler, invocation, input, block);
  const host::Message output{block.words, block.text};
  if (status == lambda_wasm::detail::Status::result) {
    std::string reply = Taker(output).take(schema.result).value_or("null");
    if (schema.result.kind == '=') reply = overlaid(event.root(), schema.result.tag, reply);
    return {.failed = false, .error_type = {}, .error_message = {}, .reply = std::move(reply)};
  }
  wire::Reader reader(output);
  const std::string_view type = reader.text(), message = reader.text();
  return failure(status == lambda_wasm::detail::Status::exception ? type_name(type) : type, text::replace_invalid_utf8(message));
}

}  // namespace detail

}  // namespace lambda_wasm::edge

namespace lambda_wasm::host {

[[gnu::used]] inline std::string type_name(const char* mangled) { return edge::detail::type_name(mangled); }

}  // namespace lambda_wasm::host
