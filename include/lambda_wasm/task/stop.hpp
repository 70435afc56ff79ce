#pragma once
/// @file
/// Cancellation: a StopSource requests it, and a StopToken reports it.

#include <lambda_wasm/detail/ring.hpp>

namespace lambda_wasm {

namespace detail {

struct StopAccess;
class StopState;

/// Something that a cancellation notifies: a wait, or a nested StopState.
struct StopNode : RingNode {
  using Stop = void (*)(StopNode& node, StopState& by) noexcept;
  Stop stop;

  explicit StopNode(Stop when_stopped) : stop(when_stopped) {}
};

/// The state of one cancellation: whether it was requested, and the nodes to notify. Each StopSource, each invocation and each
/// group of tasks has one.
class StopState {
 public:
  StopState() = default;
  StopState(const StopState&) = delete;
  StopState& operator=(const StopState&) = delete;

  [[nodiscard]] bool is_stopped() const noexcept { return is_stopped_; }

  /// @param node  must not be in another StopState
  void add(StopNode& node) noexcept { nodes_.add(node); }

  void request_stop() noexcept {
    is_stopped_ = true;
    while (StopNode* node = nodes_.take()) node->stop(*node, *this);
  }

  /// Cancels this state and moves its nodes to `by`, which notifies them. Nested states therefore use no stack, however deep they
  /// are.
  void stop_with(StopState& by) noexcept {
    is_stopped_ = true;
    by.nodes_.add_all(nodes_);
  }

 private:
  Ring<StopNode> nodes_;
  bool is_stopped_ = false;
};

/// A state that is cancelled together with the state that it is nested in.
class NestedStopState : public StopState, public StopNode {
 public:
  NestedStopState()
      : StopNode([](StopNode& node, StopState& by) noexcept { static_cast<NestedStopState&>(node).stop_with(by); }) {}
};

}  // namespace detail

/// Reports whether cancellation was requested. Copying it costs a pointer. It must not be used after its source is destroyed. A
/// default-constructed token is never cancelled.
class StopToken {
 public:
  StopToken() = default;

  /// For code that computes without awaiting: call it regularly. Pending awaits end on cancellation without it.
  [[nodiscard]] bool stop_requested() const noexcept { return state_ != nullptr && state_->is_stopped(); }

 private:
  friend class StopSource;
  friend struct detail::StopAccess;
  explicit StopToken(detail::StopState* state) : state_(state) {}

  detail::StopState* state_ = nullptr;
};

/// Requests cancellation of the tasks that use its tokens. All of these tasks must belong to the same invocation.
class StopSource {
 public:
  StopSource() = default;
  StopSource(const StopSource&) = delete;
  StopSource& operator=(const StopSource&) = delete;

  /// Returns a token for `with_stop`, or to poll. It must not outlive this source.
  [[nodiscard]] StopToken token() noexcept { return StopToken(&state_); }

  /// Cancels the tasks. Their pending awaits throw `Cancelled` when the running task next suspends or ends. A second call does
  /// nothing.
  void request_stop() noexcept { state_.request_stop(); }

 private:
  detail::StopState state_;
};

namespace detail {

/// Gives the SDK's own headers access to the private state of a token.
struct StopAccess {
  static StopState* state(StopToken token) noexcept { return token.state_; }
  static StopToken token(StopState* state) noexcept { return StopToken(state); }
};

}  // namespace detail

}  // namespace lambda_wasm
