#include <catch_amalgamated.hpp>

#include <memory>
#include <string>

#include <lambda_wasm/detail/ring.hpp>

using namespace lambda_wasm;

namespace {

struct Letter : detail::RingNode {
  char letter;
  explicit Letter(char of) : letter(of) {}
};

std::string take_all(detail::Ring<Letter>& ring) {
  std::string letters;
  while (const Letter* letter = ring.take()) letters += letter->letter;
  return letters;
}

}  // namespace

TEST_CASE("a ring returns its nodes in the order of their addition") {
  detail::Ring<Letter> ring;
  CHECK(ring.take() == nullptr);
  Letter a('a'), b('b'), c('c');
  ring.add(a);
  CHECK(ring.take() == &a);
  CHECK(ring.take() == nullptr);
  ring.add(b);
  ring.add(a);
  ring.add(c);
  CHECK(take_all(ring) == "bac");
  CHECK(ring.take() == nullptr);
  ring.add(a);
  CHECK(take_all(ring) == "a");
}

TEST_CASE("a node can leave a ring from any position, and leaves it when destroyed") {
  detail::Ring<Letter> ring;
  Letter a('a'), c('c'), e('e');
  {
    Letter b('b'), d('d');
    for (Letter* letter : {&a, &b, &c, &d, &e}) ring.add(*letter);
  }
  CHECK(take_all(ring) == "ace");
  for (Letter* letter : {&a, &c, &e}) ring.add(*letter);
  a.unlink();
  a.unlink();
  e.unlink();
  CHECK(take_all(ring) == "c");
  ring.add(a);
  a.unlink();
  CHECK(ring.take() == nullptr);
  ring.add(a);
  CHECK(take_all(ring) == "a");
}

TEST_CASE("a ring takes all nodes of another") {
  detail::Ring<Letter> ring, other;
  Letter a('a'), b('b'), c('c'), d('d');
  ring.add_all(other);
  CHECK(ring.take() == nullptr);
  other.add(a);
  other.add(b);
  ring.add(c);
  ring.add_all(other);
  CHECK(other.take() == nullptr);
  other.add(d);
  CHECK(take_all(ring) == "cab");
  CHECK(take_all(other) == "d");
}

TEST_CASE("a ring may be destroyed before its nodes") {
  Letter a('a'), b('b');
  {
    const auto ring = std::make_unique<detail::Ring<Letter>>();
    ring->add(a);
    ring->add(b);
  }
  CHECK(a.next == nullptr);
  a.unlink();
  detail::Ring<Letter> other;
  other.add(b);
  other.add(a);
  CHECK(take_all(other) == "ba");
}
