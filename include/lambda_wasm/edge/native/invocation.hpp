#pragma once
/// @file
/// The running invocation of the native edge. Defines the functions of host/pull.hpp and host/fail.hpp by its event and its
/// context.

#include <algorithm>
#include <csetjmp>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/edge/native/json.hpp>
#include <lambda_wasm/edge/native/loop.hpp>
#include <lambda_wasm/edge/native/put.hpp>
#include <lambda_wasm/edge/native/schema.hpp>
#include <lambda_wasm/edge/native/text.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/fail.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/host/thrown.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/task/root.hpp>

namespace lambda_wasm::edge::detail {

/// The duration of an invocation whose context does not state it: Lambda's own default.
inline constexpr double default_milliseconds = 3000;

/// The remaining time in milliseconds at which an invocation is cancelled.
inline double deadline_margin() {
  const char* stated = std::getenv("LAMBDA_WASM_DEADLINE_MARGIN");
  if (stated == nullptr) return 200;
  char* end = nullptr;
  const double margin = std::strtod(stated, &end);
  if (*end == '\0' && margin >= 0) return margin;
  std::fprintf(stderr, "lambda_wasm: LAMBDA_WASM_DEADLINE_MARGIN is a number of milliseconds, not \"%s\".\n", stated);
  std::abort();
}

/// One invocation: its event and context, the values that have crossed, and the jump target for failures in code without
/// exceptions.
///
/// The context is that of the runtime as JSON. Its `getRemainingTimeInMillis`, a function in JavaScript, is here the number that
/// the function would return at the start.
class Invocation {
 public:
  Invocation(const Json& event, const Json& context, Loop::Clock clock)
      : event_(event), context_(context), outer_(current()), loop_(clock) {
    current() = this;
  }
  Invocation(const Invocation&) = delete;
  Invocation& operator=(const Invocation&) = delete;
  ~Invocation() { current() = outer_; }

  /// The innermost running invocation of this thread, or nullptr.
  static Invocation*& current() {
    thread_local Invocation* running = nullptr;
    return running;
  }

  [[nodiscard]] const Json& event() const { return event_; }
  Storage& storage() { return storage_; }

  host::Message pull(host::From from, const Schema& schema) {
    return message_of(from == host::From::event ? event_ : context_, schema);
  }
  /// Returns a message of the schema or, if the value does not fit, a message of the mismatch.
  host::Message message_of(const Json& value, const Schema& schema) {
    Wire wire;
    Putter putter(wire);
    const bool fits = putter.put(schema, &value);
    if (!fits) {
      wire = {};
      wire.put_text(error_type::invalid_event);
      wire.put_text(sentence_of(putter.mismatch()));
      wire.put_text(putter.mismatch().pointer);
      wire.put_text(putter.mismatch().expected);
      wire.put_text(putter.mismatch().found);
    }
    // Both blocks have their exact size, in separate allocations: a sanitizer then detects a read past the end.
    words_ = std::vector<std::uint32_t>(wire.words);
    texts_.push_back(std::make_unique<char[]>(wire.text.size()));
    wire.text.copy(texts_.back().get(), wire.text.size());
    return {words_.data(), texts_.back().get(), fits};
  }

  [[nodiscard]] double remaining_milliseconds() const { return left_at(loop_.elapsed()); }

  /// How long before its deadline it is cancelled.
  [[nodiscard]] Loop::Milliseconds margin() const {
    return Loop::Milliseconds((std::min)(deadline_margin(), left_at(loop_.time()) / 2));
  }

  /// Resumes a suspended invocation. Shortly before its deadline it is cancelled, and if that does not end it, destroyed, as the
  /// supervisor does in Wasm (cmake/javascript/runtime/asynchronous.mjs).
  lambda_wasm::detail::Status advance() {
    using lambda_wasm::detail::Root;
    if (ending_ == Ending::none) {
      margin_ = margin();
      end_ = loop_.time() + Loop::Milliseconds(left_at(loop_.time())) - margin_;
      ending_ = Ending::stop;
    }
    if (lambda_wasm::detail::Wait* wait = loop_.next(end_)) {
      return Root::resume(*wait, lambda_wasm::detail::Wait::State::value, 0);
    }
    if (!LAMBDA_WASM_EXCEPTIONS || ending_ == Ending::abandon) return Root::abandon();
    ending_ = Ending::abandon;
    end_ += margin_ / 2;
    return Root::stop();
  }

  bool takes_claims = false;  ///< tests have the claims of a valid token in place of the token

  // The jump target of host::fail, which cannot throw in builds without exceptions.
  std::jmp_buf back;
  std::string failure_type;
  std::string failure_message;

 private:
  [[nodiscard]] double left_at(Loop::Milliseconds time) const {
    const Json* stated = context_.find("getRemainingTimeInMillis");
    const double whole = stated != nullptr && stated->type == Json::Type::number ? stated->number : default_milliseconds;
    return (std::max)(0.0, whole - time.count());
  }

  const Json& event_;
  const Json& context_;
  Invocation* outer_;
  Storage storage_;
  std::vector<std::uint32_t> words_;
  std::vector<std::unique_ptr<char[]>> texts_;
  Loop loop_;
  enum class Ending { none, stop, abandon } ending_ = Ending::none;  // what happens at `end_`
  Loop::Milliseconds end_{}, margin_{};
};

/// Returns the invocation in which a host function is called. Outside of an invocation such a call is a mistake of the program,
/// and aborts it.
inline Invocation& running_invocation(const char* wanted) {
  if (Invocation* invocation = Invocation::current()) return *invocation;
  std::fprintf(
      stderr,
      "lambda_wasm: %s was asked for outside of an invocation: use testing::invoke, or a request made by testing::request.\n",
      wanted);
  std::abort();
}

}  // namespace lambda_wasm::edge::detail

namespace lambda_wasm::host {

[[gnu::used]] inline Message pull(From from, const char* codec) {
  return edge::detail::running_invocation("a part of the event").pull(from, edge::detail::codec_schema(codec));
}

[[gnu::used]] inline double remaining_milliseconds() {
  return edge::detail::running_invocation("the remaining time").remaining_milliseconds();
}

[[gnu::used]] inline Storage& storage() { return edge::detail::running_invocation("an invocation's storage").storage(); }

[[gnu::used]] inline std::uint32_t thrown_handle() noexcept { return 0; }  // no exceptions of other languages exist here

[[noreturn, gnu::used]] inline void fail(std::string_view type, std::string_view message) {
  edge::detail::Invocation* invocation = edge::detail::Invocation::current();
  if (invocation == nullptr) {
    std::fprintf(stderr, "%.*s: %.*s\n", static_cast<int>(type.size()), type.data(), static_cast<int>(message.size()),
                 message.data());
    std::exit(1);
  }
  invocation->failure_type = type;
  invocation->failure_message = message;
  std::longjmp(invocation->back, 1);
}

}  // namespace lambda_wasm::host
