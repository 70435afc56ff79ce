#pragma once
/// @file
/// The invocation of a handler that returns a task: the objects that must live while the task waits, and its reply.

#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/context.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/handler_form.hpp>
#include <lambda_wasm/handler_reply.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/cancelled.hpp>
#include <lambda_wasm/task/frame.hpp>
#include <lambda_wasm/task/root.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::detail {

/// One invocation of Handler, a HandlerOf whose callable returns a task. It owns the input, the context and the task, and
/// destroys itself after it has written its reply.
template <class Handler, class Callable>
class Suspendable final : public Root, public Framed {
  using Input = typename Handler::Input;
  using InputWire = typename Handler::InputWire;
  using Outcome = typename Handler::Outcome;
  using Stream = typename Handler::Stream;
  using Codec = typename Handler::Codec;
  using Reply = HandlerReply<Codec>;
  static constexpr bool has_stream = Handler::has_stream;
  static constexpr bool has_default_result = Handler::has_default_result;

 public:
  Suspendable(wire::Block& block, host::Message message, Pass pass) : Root(&finish, block), input_(message, pass) {
    if constexpr (has_stream) Codec::direct(stream_, input_.value, Handler::delivery);
  }
  Suspendable(const Suspendable&) = delete;
  Suspendable& operator=(const Suspendable&) = delete;
  ~Suspendable() { end_task(); }

  /// Calls the callable, unless this is a warm-up, and runs its task until everything in it waits.
  Status begin(Callable& callable, Pass pass) {
    if constexpr (has_default_result) {
      if (pass == Pass::warm_up) return finish(*this);
    }
#if LAMBDA_WASM_EXCEPTIONS
    try {
      call(callable);
    } catch (...) {  // a callable that returns a task without being a coroutine
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
    Task<Outcome> task = Handler::CalledForm::call(callable, input_.value, stream_, context_);
    const Coroutine coroutine = task.release();
    coroutine.promise().stop = &stop_state();
    own(coroutine);
  }
  [[nodiscard]] Promise<Outcome>& promise() const { return Coroutine::from_address(task().address()).promise(); }

  // The input may be a reference to the value that crossed, which must then live as long.
  using Made = decltype(InputCodec<Input>::make(std::declval<InputWire>()));
  struct MadeOfWire {
    Made value;
    MadeOfWire(host::Message message, Pass pass) : value(InputCodec<Input>::make(read_wire(message, pass))) {}
    static InputWire read_wire(host::Message message, Pass pass) {
      InputWire wire{};
      Handler::read_into(wire, message, pass);
      return wire;
    }
  };
  struct WireAndReference {
    InputWire wire{};
    Made value = InputCodec<Input>::make(std::move(wire));
    WireAndReference(host::Message message, Pass pass) { Handler::read_into(wire, message, pass); }
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
    // A task that was cancelled without exceptions returns its failure: it gets the same reply as a task that throws Cancelled.
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
      return Reply::put_outcome(block(), input_.value, outcome);
    }
  }
  Status put_nothing() {
    if constexpr (has_stream) {
      return Reply::put_value(block(), input_.value, stream_);
    } else {
      return Reply::put_value(block(), input_.value);
    }
  }
  // A reply that has begun cannot be replaced.
  [[nodiscard]] bool has_begun() const noexcept {
    if constexpr (has_stream) {
      return stream_.has_begun();
    } else {
      return false;
    }
  }
  [[LAMBDA_WASM_DETAIL_COLD]] Status put_answer(const HttpError& error) {
    return has_begun() ? put_failure(block(), error) : Reply::put_http_error(error, input_.value, block());
  }
  [[LAMBDA_WASM_DETAIL_COLD]] Status put_stopped() {
    constexpr std::string_view reason = "The function's time was almost over.";
    if constexpr (Codec::answers_http) {
      if (!has_begun()) {
        return Reply::put_by(block(), [&](wire::Writer& writer) { Codec::put_http_error(writer, input_.value, 504, reason); });
      }
    }
    return put_failure(block(), Status::error, error_type::cancelled, reason);
  }

  std::conditional_t<std::is_reference_v<Made>, WireAndReference, MadeOfWire> input_;
  [[no_unique_address]] Stream stream_;
  Context context_;
  bool has_thrown_ = false;  // instead of returning a task
};

}  // namespace lambda_wasm::detail
