#pragma once
/// @file
/// What a handler is, and how one is invoked: input off the wire, the callable, its result onto the wire.

#include <memory>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include <lambda_wasm/buffered.hpp>
#include <lambda_wasm/config.hpp>
#include <lambda_wasm/context.hpp>
#include <lambda_wasm/detail/held.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/handler_form.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/signature.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/cancelled.hpp>
#include <lambda_wasm/task/frame.hpp>
#include <lambda_wasm/task/root.hpp>
#include <lambda_wasm/wire/reader.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::detail {

/// What the SDK knows of a callable of type Callable as a handler.
template <class Callable, Delivery delivery = Delivery::streamed, bool is_possible = is_handler<Callable>()>
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
    if constexpr (has_stream) return delivery == Delivery::streamed && Codec::is_streamed;
    return false;
  }();
  using ResultWire = typename Codec::Wire;

  /// Invokes: reads the input from `message`, calls, and writes the result or the failure to `block`. A message that does not
  /// fit is for a pass without the callable, which makes all the rest warm: a default-constructed result takes the place of its.
  ///
  /// A callable that gives a task may be suspended then: the invocation goes on by what task/root.hpp has. `callable` and
  /// `block` stay until it ends.
  static Status invoke(Callable& callable, host::Message message, wire::Block& block) {
    if constexpr (!has_default_result) {
      if (!message.fits) return put_failure(block, Status::error, {}, {});
    }
    return guarded(block, [&] {
      if constexpr (is_asynchronous) {
        return (new Suspendable(block, message))->begin(callable, message.fits);
      } else {
        return invoke_throwing(callable, message, block);
      }
    });
  }

 private:
  static constexpr bool has_default_result =
      std::is_void_v<Outcome> || (std::is_nothrow_default_constructible_v<Outcome> && !AnyKind<Value>);

  /// The invocation of a handler that gives a task: it holds what must stay while the task waits.
  class Suspendable final : public Root, public Framed {
   public:
    Suspendable(wire::Block& block, host::Message message) : Root(&finish, block), input_(message) {
      if constexpr (has_stream) Codec::direct(stream_, input_.value, delivery);
    }
    Suspendable(const Suspendable&) = delete;
    Suspendable& operator=(const Suspendable&) = delete;
    ~Suspendable() { end_task(); }

    Status begin(Callable& callable, bool is_called) {
      if constexpr (has_default_result) {
        if (!is_called) return finish(*this);
      }
#if LAMBDA_WASM_EXCEPTIONS
      try {
        call(callable);
      } catch (...) {  // a callable that is no coroutine itself
        has_thrown_ = true;
        return finish(*this);
      }
#else
      call(callable);
#endif
      return Root::begin();
    }

   private:
    using Coroutine = typename Task<Outcome>::Coroutine;

    void call(Callable& callable) {
      Task<Outcome> task = CalledForm::call(callable, input_.value, stream_, context_);
      const Coroutine coroutine = task.release();
      coroutine.promise().stop = &stop_state();
      own(coroutine);
    }
    [[nodiscard]] Promise<Outcome>& promise() const { return Coroutine::from_address(task().address()).promise(); }

    // What a lane makes of the wire may be a reference to it.
    using Made = decltype(InputCodec<Input>::make(std::declval<InputWire>()));
    struct MadeOfWire {
      Made value;
      explicit MadeOfWire(host::Message message) : value(InputCodec<Input>::make(read_wire(message))) {}
      static InputWire read_wire(host::Message message) {
        InputWire wire{};
        read_into(wire, message);
        return wire;
      }
    };
    struct WireAndReference {
      InputWire wire{};
      Made value = InputCodec<Input>::make(std::move(wire));
      explicit WireAndReference(host::Message message) { read_into(wire, message); }
    };

    [[gnu::noinline]] static Status finish(Root& root) {
      const std::unique_ptr<Suspendable> self(&static_cast<Suspendable&>(root));
      return guarded(self->block(), [&] { return self->put(); });
    }

    Status put() {
#if LAMBDA_WASM_EXCEPTIONS
      try {
        if (has_thrown_) throw;
        if (is_done()) return put_taken();
      } catch (const Cancelled& cancelled) {
        if (!is_stopped()) return put_exception(block(), cancelled);
      } catch (const HttpError& error) {
        return put_answer(error);
      }
#else
      if (is_done()) return put_taken();
#endif
      return put_stopped();
    }
    Status put_taken() {
      if constexpr (std::is_void_v<Outcome>) {
        if (task()) promise().take();
        return put_nothing();
      } else {
        if constexpr (has_default_result) {
          if (!task()) {
            LAMBDA_WASM_DETAIL_NO_DESTROY static const Outcome none{};
            return put_given(none);
          }
        }
        return put_given(promise().get());
      }
    }
    [[gnu::noinline]] Status put_given(const auto& outcome) {
      // Without exceptions, too, what is told to stop is answered for.
      if constexpr (Unwrapped<Outcome>::may_fail) {
        if (is_stopped() && !outcome && outcome.error() != nullptr && outcome.error()->type == error_type::cancelled) {
          return put_stopped();
        }
      }
      if constexpr (has_stream) {
        if (outcome) return put_nothing();
        const HttpError* error = outcome.http_error();
        return error != nullptr ? put_answer(*error) : put_failure(block(), *outcome.error());
      } else {
        return put_outcome(block(), input_.value, outcome);
      }
    }
    Status put_nothing() {
      if constexpr (has_stream) {
        return put_value(block(), input_.value, stream_);
      } else {
        return put_value(block(), input_.value);
      }
    }
    // What has begun cannot be answered otherwise.
    [[nodiscard]] bool has_begun() const noexcept {
      if constexpr (has_stream) {
        return stream_.has_begun();
      } else {
        return false;
      }
    }
    [[LAMBDA_WASM_DETAIL_COLD]] Status put_answer(const HttpError& error) {
      return has_begun() ? put_failure(block(), error) : put_http_error(error, input_.value, block());
    }
    [[LAMBDA_WASM_DETAIL_COLD]] Status put_stopped() {
      constexpr std::string_view reason = "The function's time was almost over.";
      if constexpr (Codec::answers_http) {
        if (!has_begun()) {
          return put_by(block(), [&](wire::Writer& writer) { Codec::put_http_error(writer, input_.value, 504, reason); });
        }
      }
      return put_failure(block(), Status::error, error_type::cancelled, reason);
    }

    std::conditional_t<std::is_reference_v<Made>, WireAndReference, MadeOfWire> input_;
    [[no_unique_address]] Stream stream_;
    Context context_;
    bool has_thrown_ = false;  // instead of giving a task
  };

  static void read_into(InputWire& wire, host::Message message) {
    if constexpr (!std::same_as<InputWire, Nothing>) wire::Reader(message).read_into(wire);
  }

  static Status invoke_throwing(Callable& callable, host::Message message, wire::Block& block) {
    InputWire wire{};
    read_into(wire, message);
    decltype(auto) input = InputCodec<Input>::make(std::move(wire));
    const Context context;
#if LAMBDA_WASM_EXCEPTIONS
    if constexpr (Codec::answers_http) {
      try {
        return put_result(callable, input, context, block, message.fits);
      } catch (const HttpError& error) {
        return put_http_error(error, input, block);
      }
    } else {
      return put_result(callable, input, context, block, message.fits);
    }
#else
    return put_result(callable, input, context, block, message.fits);
#endif
  }

  static Outcome call(Callable& callable, auto& input, const Context& context, bool is_called) {
    if constexpr (has_default_result && !std::is_void_v<Outcome>) {
      if (!is_called) return {};
    }
    Stream none;
    return CalledForm::call(callable, input, none, context);
  }

  static Status put_result(Callable& callable, auto& input, const Context& context, wire::Block& block, bool is_called) {
    if constexpr (std::is_void_v<Outcome>) {
      if (is_called) call(callable, input, context, true);
      return put_value(block, input);
    } else {
      const Held<Outcome> held{call(callable, input, context, is_called)};
      return put_outcome(block, input, held.value);
    }
  }

  static Status put_outcome(wire::Block& block, const auto& input, const auto& result) {
    if constexpr (!Unwrapped<std::remove_cvref_t<decltype(result)>>::may_fail) {
      return put_value(block, input, result);
    } else if (!result) {
      if (const HttpError* error = result.http_error()) return put_http_error(*error, input, block);
      return put_failure(block, *result.error());
    } else if constexpr (std::is_void_v<Value>) {
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

  static Status put_http_error(const HttpError& error, const auto& input, wire::Block& block) {
    if constexpr (Codec::answers_http) {
      return put_by(block, [&](wire::Writer& writer) { Codec::put_http_error(writer, input, error); });
    } else {
      return put_failure(block, error);
    }
  }
};

/// A callable that is no handler: its use is a compile error of one sentence, and all else is as if it were one.
template <class Callable, Delivery delivery>
struct HandlerOf<Callable, delivery, false> {
  using InputWire = Nothing;
  using ResultWire = Nothing;
  static constexpr bool is_asynchronous = false;
  static constexpr bool is_streamed = false;

  static Status invoke(Callable&, host::Message, wire::Block&) {
    static_assert(HasSignature<Callable>,
                  "A handler is a function, a lambda or an object with one operator(): this one is overloaded, a template, or no "
                  "callable.");
    if constexpr (HasSignature<Callable>) {
      using Called = SignatureOf<Callable>;
      using CalledForm = Form<typename Called::parameters>;
      using Returned = typename Awaited<std::remove_cvref_t<typename Called::result>>::type;
      using Value = typename Unwrapped<std::remove_cvref_t<Returned>>::type;
      static_assert(
          CalledForm::is_possible,
          "A handler takes nothing or, each at most once and in this order, an input, a lambda_wasm::ResponseStream& and a "
          "const lambda_wasm::Context&.");
      constexpr bool has_stream = takes_a_stream<Callable>();
      static_assert(!CalledForm::is_possible || !has_stream ||
                        (std::is_void_v<Value> && Awaited<std::remove_cvref_t<typename Called::result>>::is_task),
                    "A handler that takes a lambda_wasm::ResponseStream& returns a lambda_wasm::Task<>, or one of a "
                    "lambda_wasm::Result<void>: it waits for the stream, which has its reply.");
      static_assert(
          !CalledForm::is_possible || InputCodec<typename CalledForm::input>::is_possible,
          "A handler's input is a lambda_wasm::Request, a struct with LAMBDA_WASM_DESCRIBE, a type that crosses, or, with "
          "<lambda_wasm/json/nlohmann.hpp>, nlohmann::json and what it converts.");
      static_assert(
          !CalledForm::is_possible || has_stream || ResultCodec<typename CalledForm::input, Value>::is_possible,
          "A handler returns void, a lambda_wasm::Response, a std::string, a struct with LAMBDA_WASM_DESCRIBE, a type that "
          "crosses, with <lambda_wasm/json/nlohmann.hpp> nlohmann::json and what it converts, a lambda_wasm::Result of those, or "
          "a lambda_wasm::Task of any of these.");
    }
    return Status::error;
  }
};

/// A handler that is exported `buffered`.
template <class Callable>
struct HandlerOf<Buffered<Callable>, Delivery::streamed, false> : HandlerOf<Callable, Delivery::buffered> {
  static Status invoke(Buffered<Callable>& exported, host::Message message, wire::Block& block) {
    static_assert(
        takes_a_stream<Callable>(),
        "Only a handler that takes a lambda_wasm::ResponseStream& is exported `buffered`: the reply of any other is in one "
        "piece anyway.");
    return HandlerOf<Callable, Delivery::buffered>::invoke(exported.callable, message, block);
  }
};

/// The callable of a static variable: itself or, where that is a pointer to a function, a type that calls the one function. The
/// compiler sees through that: the function need not be called by address, and can become a part of what calls it.
template <auto& callable, class = std::remove_reference_t<decltype(callable)>>
struct Known {
  static constexpr auto& value = callable;
  using type = std::remove_reference_t<decltype(callable)>;
};
template <auto& pointer, class Return, class... Parameters, bool is_noexcept>
  requires(!takes_a_stream<Return (*)(Parameters...) noexcept(is_noexcept)>())
struct Known<pointer, Return (*)(Parameters...) noexcept(is_noexcept)> {
  struct type {
    Return operator()(Parameters... parameters) const noexcept(is_noexcept) {
      return pointer(std::forward<Parameters>(parameters)...);
    }
  };
  static inline constinit type value{};
};

/// What the entry is of a `Handler`, a HandlerOf, that is registered as `kind`.
template <class Handler>
constexpr Entry entry_of(Entry kind) {
  if (Handler::is_streamed) return Entry::stream;
  return kind == Entry::function && Handler::is_asynchronous ? Entry::task : kind;
}

template <auto& callable>
using KnownHandler = HandlerOf<typename Known<callable>::type>;

/// Invokes the callable of a static variable.
template <auto& callable>
Status invoke_known(host::Message message, wire::Block& block) {
  return KnownHandler<callable>::invoke(Known<callable>::value, message, block);
}

/// The descriptor of a static variable's callable under a name.
template <auto& callable, FixedText name, Entry kind>
inline constexpr const auto& text_of_entry =
    entry_text<entry_of<KnownHandler<callable>>(kind), name, typename KnownHandler<callable>::InputWire,
               typename KnownHandler<callable>::ResultWire>;
template <auto& callable, FixedText name>
inline constexpr const auto& text_of_handler = text_of_entry<callable, name, Entry::handler>;
template <auto& callable, FixedText name>
inline constexpr const auto& text_of_function = text_of_entry<callable, name, Entry::function>;

}  // namespace lambda_wasm::detail
