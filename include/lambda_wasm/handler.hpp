#pragma once
/// @file
/// Defines a handler, and how it is invoked: read the input from the wire, call the callable, write the result to the wire.

#include <concepts>
#include <type_traits>
#include <utility>

#include <lambda_wasm/buffered.hpp>
#include <lambda_wasm/config.hpp>
#include <lambda_wasm/context.hpp>
#include <lambda_wasm/detail/held.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/handler_form.hpp>
#include <lambda_wasm/handler_reply.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/signature.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/suspendable.hpp>
#include <lambda_wasm/wire/checked.hpp>
#include <lambda_wasm/wire/reader.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::detail {

/// A callable of type Callable as a handler.
template <class Callable, Delivery how = Delivery::streamed, bool is_possible = is_handler<Callable>()>
struct HandlerOf {
  using Called = SignatureOf<Callable>;
  using CalledForm = Form<typename Called::parameters>;
  using Input = typename CalledForm::input;
  static constexpr bool is_asynchronous = Awaited<std::remove_cvref_t<typename Called::result>>::is_task;
  using Outcome = std::conditional_t<is_asynchronous, typename Awaited<std::remove_cvref_t<typename Called::result>>::type,
                                     typename Called::result>;
  using Value = typename Unwrapped<std::remove_cvref_t<Outcome>>::type;
  using InputWire = typename InputCodec<Input>::Wire;
  using Stream = typename CalledForm::stream;
  static constexpr bool has_stream = takes_a_stream<Callable>();
  using Codec = std::conditional_t<has_stream, StreamCodec<Input, Stream>, ResultCodec<Input, Value>>;
  static constexpr bool is_streamed = [] {
    if constexpr (has_stream) return how == Delivery::streamed && Codec::is_streamed;
    return false;
  }();
  using ResultWire = typename Codec::Wire;

  static constexpr Delivery delivery = how;
  /// Whether a warm-up has a result to write. For other results it does not run the codec.
  static constexpr bool has_default_result =
      std::is_void_v<Outcome> || (std::is_nothrow_default_constructible_v<Outcome> && !AnyKind<Value>);

  /// Reads the input from `message`, calls the callable, and writes its result or its failure to `block`.
  ///
  /// Returns `Status::suspended` if the callable returned a task that waits: task/root.hpp resumes it. `callable` and `block`
  /// must outlive the invocation.
  static Status invoke(Callable& callable, host::Message message, wire::Block& block, Pass pass = Pass::call) {
    if constexpr (!has_default_result) {
      if (pass == Pass::warm_up) return put_failure(block, Status::error, {}, {});
    }
    return guarded(block, [&] {
      if constexpr (is_asynchronous) {
        return (new Suspendable<HandlerOf, Callable>(block, message, pass))->begin(callable, pass);
      } else {
        return invoke_throwing(callable, message, block, pass);
      }
    });
  }

  /// The sample of a warm-up may break constraints.
  static void read_into(InputWire& wire, host::Message message, [[maybe_unused]] Pass pass) {
    if constexpr (has_constraints<InputWire>()) {
      const constraints::Breach breach = wire::read_checked(message, wire);
      if (breach.is_found() && pass == Pass::call) raise(error_type::invalid_event, breach.message());
    } else if constexpr (!std::same_as<InputWire, Nothing>) {
      wire::Reader(message).read_into(wire);
    }
  }

 private:
  using Reply = HandlerReply<Codec>;

  static Status invoke_throwing(Callable& callable, host::Message message, wire::Block& block, Pass pass) {
    InputWire wire{};
    read_into(wire, message, pass);
    decltype(auto) input = InputCodec<Input>::make(std::move(wire));
    const Context context;
#if LAMBDA_WASM_EXCEPTIONS
    if constexpr (Codec::answers_http) {
      try {
        return put_result(callable, input, context, block, pass);
      } catch (const HttpError& error) {
        return Reply::put_http_error(error, input, block);
      }
    } else {
      return put_result(callable, input, context, block, pass);
    }
#else
    return put_result(callable, input, context, block, pass);
#endif
  }

  static Outcome call(Callable& callable, auto& input, const Context& context, Pass pass) {
    if constexpr (has_default_result && !std::is_void_v<Outcome>) {
      if (pass == Pass::warm_up) return {};
    }
    Stream none;
    return CalledForm::call(callable, input, none, context);
  }

  static Status put_result(Callable& callable, auto& input, const Context& context, wire::Block& block, Pass pass) {
    if constexpr (std::is_void_v<Outcome>) {
      if (pass == Pass::call) call(callable, input, context, pass);
      return Reply::put_value(block, input);
    } else {
      const Held<Outcome> held{call(callable, input, context, pass)};
      return Reply::put_outcome(block, input, held.value);
    }
  }
};

/// A callable that is not a handler: invoking it is a compile error of one sentence. Everything else compiles, so that there is
/// no other error.
template <class Callable, Delivery how>
struct HandlerOf<Callable, how, false> {
  using InputWire = Nothing;
  using ResultWire = Nothing;
  static constexpr bool is_asynchronous = false;
  static constexpr bool is_streamed = false;

  static Status invoke(Callable&, host::Message, wire::Block&, Pass = Pass::call) {
    static_assert(HasSignature<Callable>,
                  "A handler must be a function, a lambda or an object with one operator(): this one is overloaded, a template, "
                  "or not callable.");
    if constexpr (HasSignature<Callable>) {
      using Called = SignatureOf<Callable>;
      using CalledForm = Form<typename Called::parameters>;
      using Returned = typename Awaited<std::remove_cvref_t<typename Called::result>>::type;
      using Value = typename Unwrapped<std::remove_cvref_t<Returned>>::type;
      static_assert(CalledForm::is_possible,
                    "A handler's parameters are, each optional and in this order: an input, a lambda_wasm::ResponseStream& and a "
                    "const lambda_wasm::Context&.");
      constexpr bool has_stream = takes_a_stream<Callable>();
      static_assert(!CalledForm::is_possible || !has_stream ||
                        (std::is_void_v<Value> && Awaited<std::remove_cvref_t<typename Called::result>>::is_task),
                    "A handler that takes a lambda_wasm::ResponseStream& must return a lambda_wasm::Task<>, or a Task of a "
                    "lambda_wasm::Result<void>: the stream carries its reply.");
      static_assert(
          !CalledForm::is_possible || InputCodec<typename CalledForm::input>::is_possible,
          "A handler's input must be a lambda_wasm::Request, a struct with LAMBDA_WASM_DESCRIBE, a type that a field of such a "
          "struct can have, or, with <lambda_wasm/json/nlohmann.hpp>, nlohmann::json or a type that it converts.");
      static_assert(!CalledForm::is_possible || can_make_input<typename CalledForm::input>(),
                    "lambda_wasm: an input is made before it is read: give its type a default constructor.");
      static_assert(!CalledForm::is_possible || has_stream || ResultCodec<typename CalledForm::input, Value>::is_possible,
                    "A handler must return void, a lambda_wasm::Response, a std::string, a struct with LAMBDA_WASM_DESCRIBE, a "
                    "type that a field of such a struct can have, or, with <lambda_wasm/json/nlohmann.hpp>, nlohmann::json or a "
                    "type that it converts; a lambda_wasm::Result of these; or a lambda_wasm::Task of any of them.");
    }
    return Status::error;
  }
};

/// A handler that is exported `buffered`.
template <class Callable>
struct HandlerOf<Buffered<Callable>, Delivery::streamed, false> : HandlerOf<Callable, Delivery::buffered> {
  static Status invoke(Buffered<Callable>& exported, host::Message message, wire::Block& block, Pass pass = Pass::call) {
    static_assert(takes_a_stream<Callable>(),
                  "Only a handler that takes a lambda_wasm::ResponseStream& can be exported `buffered`: all others reply in one "
                  "piece anyway.");
    return HandlerOf<Callable, Delivery::buffered>::invoke(exported.callable, message, block, pass);
  }
};

}  // namespace lambda_wasm::detail
