#pragma once
/// @file
/// The edge of invocations that wait: how JavaScript lets them go on. A module in which nothing waits has nothing of it.
///
/// The running invocation has its record at one address, `current()`. Another one becomes the running one by exchanging the
/// two records: so what never waits knows nothing of this.

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/edge/emscripten.hpp>
#include <lambda_wasm/edge/invocation.hpp>
#include <lambda_wasm/host/type_name.hpp>
#include <lambda_wasm/host/wait.hpp>
#include <lambda_wasm/task/root.hpp>
#include <lambda_wasm/task/turn.hpp>
#include <lambda_wasm/task/wait.hpp>

extern "C" {
void* __cxa_get_globals() noexcept;  // of libc++abi; no header has it
/// Gives JavaScript the functions by which invocations go on (edge::Waiting).
void lambda_wasm_enable_waiting(const void* functions, const void* invocation, const void* reply);
/// Runs what LAMBDA_WASM_INIT was given: the module is loaded when it has ended. The build finds the marker, and awaits that.
void lambda_wasm_initialize(lambda_wasm_invoke_function invoke, const char* marker);
// `generation` is what stands at `place`, in the Wait: JavaScript compares it when what it waits for is there.
std::uintptr_t lambda_wasm_start_timer(double milliseconds, lambda_wasm::detail::Wait* wait, const std::uint32_t* place,
                                       std::int32_t generation);
void lambda_wasm_cancel_timer(std::uintptr_t timer);
std::uint32_t lambda_wasm_type_name(const char* mangled, char* to, std::uint32_t size);
}

namespace lambda_wasm::edge {

/// The build finds it by its marker: only then does index.mjs hold what waiting takes (cmake/javascript/asynchronous.mjs).
struct Waiting {
  // Exchanges the running invocation's record with this one, or with a new one for null. Returns the other record.
  Invocation* (*exchange)(Invocation* record);
  // These return a detail::Status.
  std::uint32_t (*resume)(detail::Wait* wait, detail::Wait::State state, std::uintptr_t value);
  std::uint32_t (*stop)(std::uint32_t is_last);
  // Clears what a run that was cut off has left: nothing of it has been cleaned up after a trap. Returns 1 where a coroutine was cut.
  std::uint32_t (*recover)();
  char marker[22] = "\x1flambda_wasm:waiting:";
};

/// Ends the running invocation when a function that lets it go on leaves, unless it is suspended again.
class SuspendableEnd {
 public:
  SuspendableEnd() = default;
  SuspendableEnd(const SuspendableEnd&) = delete;
  SuspendableEnd& operator=(const SuspendableEnd&) = delete;
  ~SuspendableEnd() {
    if (status_ != detail::Status::suspended) {
      const InvocationEnd end;
    } else if (flush_stdio != nullptr) {
      flush_stdio();  // another invocation's lines may be next
    }
  }
  std::uint32_t operator()(detail::Status status) {
    status_ = status;
    return static_cast<std::uint32_t>(status);
  }

 private:
  detail::Status status_ = detail::Status::error;
};

inline constinit const Waiting waiting{
    [](Invocation* record) {
      Invocation& other = record != nullptr ? *record : Invocation::make();
      current().swap(other);
      return &other;
    },
    [](detail::Wait* wait, detail::Wait::State state, std::uintptr_t value) {
      SuspendableEnd ended;
      if (!LAMBDA_WASM_EXCEPTIONS && state == detail::Wait::State::stopped) return ended(detail::Root::abandon());
      return ended(detail::Root::resume(*wait, state, value));
    },
    [](std::uint32_t is_last) {
      SuspendableEnd ended;
      // Where nothing can be thrown, what waits cannot be told to end.
      return ended(LAMBDA_WASM_EXCEPTIONS && is_last == 0 ? detail::Root::stop() : detail::Root::abandon());
    },
    [] {
      detail::turn.reset();
#if LAMBDA_WASM_EXCEPTIONS
      struct Globals {  // as libc++abi's cxa_exception.h has them
        void* caught;
        unsigned int uncaught;
      };
      *reinterpret_cast<Globals*>(__cxa_get_globals()) = {};
#endif
      return std::exchange(current().root(), nullptr) != nullptr ? 1u : 0u;
    },
};

/// As `invoke`, of a handler that may be suspended.
template <detail::Invoke Handler>
std::uint32_t invoke_suspendable(std::uint32_t has_event) {
  SuspendableEnd ended;
  detail::turn.reset();  // a run before may have been cut off by an error of JavaScript
  return ended(Handler(current().message(has_event != 0), reply()));
}

inline void enable_waiting() { lambda_wasm_enable_waiting(&waiting, &current(), &reply()); }

/// Exports what `Handler`, a detail::HandlerOf, describes and `invoke_handler` invokes.
template <class Handler, detail::Invoke invoke_handler>
void export_entry(const char* name, const char* descriptor) {
  if constexpr (Handler::is_asynchronous) {
    if constexpr (Handler::is_streamed) enable_waiting();  // also of one that never waits: its reply has an end
    export_handler(name, descriptor, &invoke_suspendable<invoke_handler>);
  } else {
    export_handler(name, descriptor, &invoke<invoke_handler>);
  }
}

/// Runs what LAMBDA_WASM_INIT was given.
template <class Callable, Callable* callable>
void initialize_by() {
  if constexpr (detail::is_task<decltype((*callable)())>) {
    static constexpr detail::Invoke invoke_callable = [](host::Message message, wire::Block& block) {
      return detail::HandlerOf<Callable>::invoke(*callable, message, block);
    };
    enable_waiting();
    lambda_wasm_initialize(&invoke_suspendable<invoke_callable>, "\x1flambda_wasm:initializing:");
  } else {
    initialize(*callable);
  }
}

}  // namespace lambda_wasm::edge

namespace lambda_wasm::host {

inline void prepare_to_wait() { edge::enable_waiting(); }
inline std::uintptr_t start_timer(double milliseconds, detail::Wait& wait) {
  return lambda_wasm_start_timer(milliseconds, &wait, &wait.generation, static_cast<std::int32_t>(wait.generation));
}
inline void cancel_timer(std::uintptr_t timer) { lambda_wasm_cancel_timer(timer); }
inline void*& root() { return edge::current().root(); }
inline std::string type_name(const char* mangled) {
  char name[256];
  return std::string(name, lambda_wasm_type_name(mangled, name, sizeof name));
}

/// For files that include no more than the tasks: see host::definitions.
[[gnu::weak]] extern constinit const std::tuple wait_definitions{prepare_to_wait, start_timer, cancel_timer, root, type_name};

}  // namespace lambda_wasm::host
