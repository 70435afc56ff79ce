#pragma once

namespace lambda_wasm::detail {

/// A node of a list that allocates nothing: it leaves the list when it is destroyed.
struct RingNode {
  RingNode* next = nullptr;  // null outside of a list
  RingNode* previous = nullptr;

  constexpr RingNode() = default;
  RingNode(const RingNode&) = delete;
  RingNode& operator=(const RingNode&) = delete;
  ~RingNode() { unlink(); }

  void unlink() noexcept {
    if (next != nullptr) take_out();
  }

 private:
  [[gnu::noinline]] void take_out() noexcept {
    previous->next = next;
    next->previous = previous;
    next = previous = nullptr;
  }
};

/// The list: `Node` derives from RingNode. What is in it when it is destroyed is then in none. Its functions are out of line,
/// which makes an asynchronous function smaller by 0.2 KB.
template <class Node>
class Ring {
 public:
  constexpr Ring() = default;
  Ring(const Ring&) = delete;
  Ring& operator=(const Ring&) = delete;
  ~Ring() {
    while (take() != nullptr) {
    }
  }

  /// @param node  in no list
  [[gnu::noinline]] void add(Node& node) noexcept {
    if (head_.next == nullptr) head_.next = head_.previous = &head_;
    node.next = &head_;
    node.previous = head_.previous;
    head_.previous->next = &node;
    head_.previous = &node;
  }

  /// Adds all that the other one holds, which then holds none.
  [[gnu::noinline]] void add_all(Ring& other) noexcept {
    while (Node* node = other.take()) add(*node);
  }

  /// Takes the first out; null when there is none.
  [[gnu::noinline]] Node* take() noexcept {
    if (head_.next == nullptr || head_.next == &head_) {
      head_.next = head_.previous = nullptr;
      return nullptr;
    }
    auto* first = static_cast<Node*>(head_.next);
    first->unlink();
    return first;
  }

 private:
  RingNode head_;
};

}  // namespace lambda_wasm::detail
