#pragma once

#include <memory>
#include <string_view>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/wait.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/task/cancelled.hpp>
#include <lambda_wasm/task/frame.hpp>
#include <lambda_wasm/task/root.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::detail {

/// A call that waits: it owns the request and, one after another, the tasks of its middleware and of its handler. Destroys itself
/// after the reply.
class RouteRun final : public Root, public Framed {
 public:
  /// @param call  of that request, which has a scope; it ends here
  RouteRun(wire::Block& block, Request&& request, const RouteCall& call)
      : Root(&finish, block), request_(std::move(request)), call_(request_, block, call.send) {
    call_.go_as(call);
    call_.stop = &stop_state();
  }
  RouteRun(const RouteRun&) = delete;
  RouteRun& operator=(const RouteRun&) = delete;
  ~RouteRun() { end_task(); }

  [[nodiscard]] static RouteRun& current() noexcept { return static_cast<RouteRun&>(*static_cast<Root*>(host::root())); }
  [[nodiscard]] RouteCall& call() noexcept { return call_; }
  void request_stop() { stop_itself(); }

  /// Runs until everything in it waits. @returns `Status::suspended`, or how the call ended
  Status go_on() {
    while (!call_.is_over()) {
      run([](RouteRun& self) { self.call_.start_next(); });
      if (call_.is_over() || !call_.pending.task) continue;
      end_task();
      own(std::exchange(call_.pending.task, nullptr));
      call_.pending.promise->stop = &stop_state();
      return begin();
    }
    const Status status = call_.status();
    delete this;
    return status;
  }

 private:
  // A task has ended, or never will.
  [[gnu::noinline]] static Status finish(Root& root) {
    auto& self = static_cast<RouteRun&>(root);
    self.run(self.is_done() ? [](RouteRun& ended) { ended.call_.pending.take(ended.call_, ended.task()); }
                            : [](RouteRun& stopped) { stopped.call_.end_stopped(); });
    return self.go_on();
  }

  // One function for all parts of the run: each has the same exceptions to answer.
  [[gnu::noinline]] void run(void (*part)(RouteRun& self)) {
    const Status status = guarded(block(), [&] {
#if LAMBDA_WASM_EXCEPTIONS
      call_.attempt<true>([&] {
        try {
          part(*this);
        } catch (const Cancelled&) {
          if (!is_stopped()) throw;
          call_.end_stopped();
        }
      });
#else
      part(*this);
#endif
      return Status::result;
    });
    if (status != Status::result) call_.end(status);
  }

  Request request_;
  RouteCall call_;
};

}  // namespace lambda_wasm::detail
