#pragma once
/// @file
/// A request on its way through the middleware of its group and the handler of its route, to one reply.

#include <coroutine>
#include <cstddef>
#include <exception>
#include <new>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/context.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/held.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/handler_form.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/codecs.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/response_stream.hpp>
#include <lambda_wasm/http/route/path.hpp>
#include <lambda_wasm/http/route/walk.hpp>
#include <lambda_wasm/http/routed_reply.hpp>
#include <lambda_wasm/http/sender.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/cancelled.hpp>
#include <lambda_wasm/task/stop.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::detail {

class RouteCall;
struct AroundPlace;

/// One middleware of a group. Each part may be null.
struct RouteStep {
  void (*start)(RouteCall& call, std::size_t index);   ///< before the handler; may reply, or begin a task
  void (*after)(RouteCall& call, RoutedReply& reply);  ///< changes every reply
  std::optional<HttpError> (*on_error)(const std::exception& error);
};

/// A group's middleware, those of the groups around it first.
struct RouteScope {
  const RouteStep* steps;
  std::size_t count;
};

/// A task that the call waits for.
struct RoutePending {
  std::coroutine_handle<> task;
  PromiseBase* promise = nullptr;
  /// Takes the result of the ended task: replies, or keeps it. @throws what the task threw
  void (*take)(RouteCall& call, std::coroutine_handle<> task) = nullptr;
};

/// A value that lives as long as its call, whose destructor runs then.
struct RouteKept {
  RouteKept* next;
  void (*destroy)(RouteKept& kept) noexcept;
};

class RouteCall {
 public:
  using Run = void (*)(RouteCall& call);
  using Send = void (*)(RouteCall& call, RoutedReply& reply);

  RouteCall(Request& its_request, wire::Block& block, Send its_send) noexcept
      : request(its_request), send(its_send), block_(block) {}
  RouteCall(const RouteCall&) = delete;
  RouteCall& operator=(const RouteCall&) = delete;
  ~RouteCall() {
    if (kept_ != nullptr) destroy_kept();
  }

  /// Sets where it goes, once that is found.
  void go_to(const RouteScope& scope, Run run) {
    scope_ = &scope;
    run_ = run;
    if (scope.count != 0) given = reinterpret_cast<void**>(host::storage().allocate(scope.count * sizeof(void*)));
  }

  /// Goes where `other` goes.
  void go_as(const RouteCall& other) {
    match = other.match;
    names = other.names;
    go_to(*other.scope_, other.run_);
  }

  /// Runs another handler at the end.
  void end_by(Run run) noexcept { run_ = run; }

  /// Goes on with the middleware outside of the one with this index only. @returns what `next()` of that `around` needs
  [[nodiscard]] AroundPlace go_around(std::size_t index);

  // ---- for middleware and handlers

  Request& request;
  /// The request's path in normal form. HTTP APIs deliver paths decoded; all others deliver them as sent.
  [[nodiscard]] std::string_view path() const {
    return normal_path(request.path, request.sender == Sender::http_api, host::storage());
  }
  RouteMatch match;
  const char* names = nullptr;             ///< of the captures, each with a NUL
  void** given = nullptr;                  ///< what each middleware has given; by its index in the group
  ResponseStream* stream = nullptr;        ///< of a route that streams its reply
  Delivery delivery = Delivery::streamed;  ///< of that stream
  const StopState* stop = nullptr;         ///< of a call that may wait

  /// Makes a T that lives as long as this call.
  template <class T, class... Arguments>
  T& keep(Arguments&&... arguments) {
    if constexpr (std::is_trivially_destructible_v<T>) {
      return *new (host::storage().allocate(sizeof(T))) T{std::forward<Arguments>(arguments)...};
    } else {
      struct Kept : RouteKept {
        T value;
      };
      static_assert(alignof(Kept) <= 8,
                    "lambda_wasm: a value of a route's handler or middleware is aligned to more than 8 bytes.");
      auto* const kept = new (host::storage().allocate(sizeof(Kept))) Kept{
          {kept_, [](RouteKept& self) noexcept { static_cast<Kept&>(self).~Kept(); }}, T{std::forward<Arguments>(arguments)...}};
      kept_ = kept;
      return kept->value;
    }
  }

  /// Made when it is first asked for.
  [[nodiscard]] const Context& context() {
    if (context_ == nullptr) context_ = &keep<Context>();
    return *context_;
  }

  // ---- replies. Each ends the call.

  Response* response = nullptr;  ///< for a `send` that keeps the reply
  /// Sends a reply that is complete.
  Send send;
  /// Writes it to the block of the invocation. Carrier is an HttpCarrier.
  template <class Carrier>
  static void write(RouteCall& call, RoutedReply& reply) {
    if (call.is_head()) call.drop_body(reply);
    wire::Writer writer(call.block_);
    Carrier::put(writer, RequestAccess::form(call.request), reply);
    writer.finish();
  }
  [[gnu::noinline]] void reply(RoutedReply& reply) {
    apply_after(reply);
    send(*this, reply);
    end(Status::result);
  }
  [[gnu::always_inline]] void reply(int status, std::string_view body, std::string_view content_type) {
    reply(status, body.data(), body.size(), content_type.data(), content_type.size());
  }
  /// As above, with other headers, which may have a content-type.
  [[gnu::noinline]] void reply(int status, std::string_view body, std::string_view content_type, Headers& headers) {
    Held<RoutedReply> held{{{status, std::move(headers)}, body}};
    if (!content_type.empty() && !held.value.head.headers.get("content-type")) {
      held.value.head.headers.append("content-type", content_type);
    }
    reply(held.value);
  }
  [[LAMBDA_WASM_DETAIL_COLD]] void refuse(const HttpError& error, std::string_view in = {}) {
    if (has_begun()) return end(put_failure(block_, error));
    Held<RoutedReply> held{{{error.status}, {}, true, &error, nullptr, in}};
    reply(held.value);
  }
  [[gnu::always_inline]] void refuse(int status, std::string_view detail) { refuse(status, detail.data(), detail.size()); }
  [[LAMBDA_WASM_DETAIL_COLD]] void fail(const Failure& failure) {
    if (const HttpError* error = failure.http_error()) return refuse(*error);
    fail(*failure.error());
  }
  [[LAMBDA_WASM_DETAIL_COLD]] void fail(const Error& error) {
    if (stop != nullptr && stop->is_stopped() && error.type == error_type::cancelled) return end_stopped();
    if (!answer(error)) end(put_failure(block_, error));
  }
  /// Replies as the innermost middleware of the group answers an exception that is no HttpError. @returns whether it does
  [[nodiscard, LAMBDA_WASM_DETAIL_COLD]] bool answer(const std::exception& error) {
    for (std::size_t i = scope_->count; i != 0;) {
      const auto on_error = scope_->steps[--i].on_error;
      if (on_error == nullptr) continue;
      if (const std::optional<HttpError> answer = on_error(error)) {
        refuse(*answer);
        return true;
      }
    }
    return false;
  }
  /// Ends a call that was stopped, because the time of the invocation is almost over or because it needs only the head of a stream.
  [[LAMBDA_WASM_DETAIL_COLD]] void end_stopped() {
    constexpr std::string_view reason = "The function's time was almost over.";
    if (!has_begun()) return refuse(504, reason);
    if (is_head()) return reply_sent();
    end(put_failure(block_, Status::error, error_type::cancelled, reason));
  }
  /// Ends a call whose reply has been sent as a stream.
  void reply_sent() {
    wire::Writer(block_).finish();
    end(Status::result);
  }

  void apply_after(RoutedReply& reply) {
    for (std::size_t i = scope_->count; i != 0;) {
      if (const auto after = scope_->steps[--i].after) after(*this, reply);
    }
  }

  /// Removes the body, which a reply to HEAD does not have: also that of a problem.
  [[LAMBDA_WASM_DETAIL_COLD]] static void drop_body(RoutedReply& reply) {
    if (reply.is_problem) reply.head.headers.append("content-type", "application/problem+json");
    reply.is_problem = false;
    reply.body = {};
  }

  // ---- running it

  [[nodiscard]] bool is_over() const noexcept { return is_over_; }
  [[nodiscard]] Status status() const noexcept { return status_; }
  void end(Status status) noexcept {
    status_ = status;
    is_over_ = true;
  }
  /// Whether the reply has no body because the request's method is HEAD.
  [[nodiscard]] bool is_head() const noexcept { return request.method == "HEAD"; }
  /// Whether a part of the reply has been sent.
  [[nodiscard]] bool has_begun() const noexcept {
    return stream != nullptr && !StreamAccess::keeps_all(*stream) && stream->has_begun();
  }

  RoutePending pending;
  std::size_t pending_index = 0;  ///< of the middleware that waits

  /// Starts the next middleware or, after all of them, the handler: it then is over, or `pending` has a task.
  void start_next() {
    while (next_ != scope_->count) {
      const std::size_t index = next_++;
      if (const auto start = scope_->steps[index].start) return start(*this, index);
    }
    run_(*this);
  }

  /// Calls `function`. The HttpError that it throws is the reply; `has_answers`: middleware may answer others.
  template <bool has_answers, class Function>
  void attempt(Function function) {
#if LAMBDA_WASM_EXCEPTIONS
    try {
      function();
    } catch (const HttpError& error) {
      refuse(error);
    } catch (const std::exception& error) {
      if constexpr (!has_answers) throw;
      if (!answer(error)) throw;
    }
#else
    function();
#endif
  }

 private:
  friend class AroundRun;

  // Calls with numbers are smaller than those with views, which cross in memory.
  [[LAMBDA_WASM_DETAIL_SMALL]] void reply(int status, const char* body, std::size_t size, const char* type,
                                          std::size_t type_size) {
    Held<RoutedReply> held{{{status}, {body, size}}};
    if (type_size != 0) held.value.head.headers.append("content-type", {type, type_size});
    reply(held.value);
  }
  [[LAMBDA_WASM_DETAIL_COLD]] void refuse(int status, const char* detail, std::size_t size) {
    Held<RoutedReply> held{{{status}, {detail, size}, true}};
    reply(held.value);
  }

  [[LAMBDA_WASM_DETAIL_COLD]] void destroy_kept() {
    while (RouteKept* const kept = kept_) {
      kept_ = kept->next;
      kept->destroy(*kept);
    }
  }

  const RouteScope* scope_ = nullptr;
  Run run_ = nullptr;
  wire::Block& block_;
  RouteKept* kept_ = nullptr;
  const Context* context_ = nullptr;
  std::size_t next_ = 0;
  Status status_ = Status::result;
  bool is_over_ = false;
};

}  // namespace lambda_wasm::detail
