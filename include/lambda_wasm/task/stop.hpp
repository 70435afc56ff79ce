#pragma once
/// @file
/// Stopping what waits: a StopSource asks for it, and a StopToken tells of it.

#include <lambda_wasm/detail/ring.hpp>

namespace lambda_wasm {

namespace detail {

struct StopAccess;
class StopState;

/// What a stop reaches.
struct StopNode : RingNode {
  using Stop = void (*)(StopNode& node, StopState& by) noexcept;
  Stop stop;

  explicit StopNode(Stop when_stopped) : stop(when_stopped) {}
};

/// What a StopSource owns, and each invocation and each group of tasks has: whether it was stopped, and what that reaches.
class StopState {
 public:
  StopState() = default;
  StopState(const StopState&) = delete;
  StopState& operator=(const StopState&) = delete;

  [[nodiscard]] bool is_stopped() const noexcept { return is_stopped_; }

  /// @param node  not yet reached by any
  void add(StopNode& node) noexcept { nodes_.add(node); }

  void request_stop() noexcept {
    is_stopped_ = true;
    while (StopNode* node = nodes_.take()) node->stop(*node, *this);
  }

  /// Is stopped by another one, which goes on with what this reaches: however deep they stand in each other, no stack is used.
  void stop_with(StopState& by) noexcept {
    is_stopped_ = true;
    by.nodes_.add_all(nodes_);
  }

 private:
  Ring<StopNode> nodes_;
  bool is_stopped_ = false;
};

/// One that another one's stop reaches, which is then its own.
class NestedStopState : public StopState, public StopNode {
 public:
  NestedStopState()
      : StopNode([](StopNode& node, StopState& by) noexcept { static_cast<NestedStopState&>(node).stop_with(by); }) {}
};

}  // namespace detail

/// Tells whether a stop was asked for. A copy costs a pointer; it must not be used after its source is gone. One made by the
/// default constructor never stops.
class StopToken {
 public:
  StopToken() = default;

  /// For code that computes without waiting: poll it. Whatever waits is woken without it.
  [[nodiscard]] bool stop_requested() const noexcept { return state_ != nullptr && state_->is_stopped(); }

 private:
  friend class StopSource;
  friend struct detail::StopAccess;
  explicit StopToken(detail::StopState* state) : state_(state) {}

  detail::StopState* state_ = nullptr;
};

/// Asks what waits under its tokens to stop. Of one invocation: what waits in another must not be under it.
class StopSource {
 public:
  StopSource() = default;
  StopSource(const StopSource&) = delete;
  StopSource& operator=(const StopSource&) = delete;

  /// A token to pass to `with_stop`, or to poll. Must not outlive this source.
  [[nodiscard]] StopToken token() noexcept { return StopToken(&state_); }

  /// What waits ends with `Cancelled`, when the running task next waits or ends; the same again does nothing.
  void request_stop() noexcept { state_.request_stop(); }

 private:
  detail::StopState state_;
};

namespace detail {

/// What the SDK's own headers may do with a token.
struct StopAccess {
  static StopState* state(StopToken token) noexcept { return token.state_; }
  static StopToken token(StopState* state) noexcept { return StopToken(state); }
};

}  // namespace detail

}  // namespace lambda_wasm
