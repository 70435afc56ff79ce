#include <catch_amalgamated.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <lambda_wasm/describe.hpp>

using namespace lambda_wasm;
using constraints::do_differ;

namespace unique_test {

enum class Color { red, green };

struct Point {
  int x = 0;
  std::optional<std::string> name;
};
LAMBDA_WASM_DESCRIBE(Point, x, name)

struct Counted {
  static inline std::size_t comparisons = 0;
  int value;
  friend bool operator<(const Counted& one, const Counted& other) {
    ++comparisons;
    return one.value < other.value;
  }
};

TEST_CASE("Items of all kinds that can be ordered") {
  CHECK(do_differ(std::vector<int>{}));
  CHECK(do_differ(std::vector<int>{1}));
  CHECK(do_differ(std::vector<int>{3, 1, 2}));
  CHECK_FALSE(do_differ(std::vector<int>{3, 1, 2, 3}));
  CHECK_FALSE(do_differ(std::vector<double>{0.0, -0.0}));
  CHECK(do_differ(std::array<std::string, 2>{"a", "A"}));
  CHECK_FALSE(do_differ(std::list<std::string>{"b", "a", "b"}));
  CHECK(do_differ(std::vector<bool>{true, false}));
  CHECK_FALSE(do_differ(std::vector<bool>{true, false, true}));
  CHECK_FALSE(do_differ(std::vector<Color>{Color::red, Color::green, Color::red}));
  CHECK(do_differ(std::vector<std::optional<int>>{std::nullopt, 0, 1}));
  CHECK_FALSE(do_differ(std::vector<std::optional<int>>{std::nullopt, 0, std::nullopt}));
  CHECK(do_differ(std::vector<std::vector<int>>{{}, {1}, {1, 2}, {2, 1}}));
  CHECK_FALSE(do_differ(std::vector<std::vector<int>>{{1, 2}, {}, {1, 2}}));
  CHECK(do_differ(std::vector<Point>{{1, "a"}, {1, {}}, {2, "a"}, {1, "b"}}));
  CHECK_FALSE(do_differ(std::vector<Point>{{1, "a"}, {2, "a"}, {1, "a"}}));
}

TEST_CASE("One duplicate is found wherever it is, whatever the order") {
  for (int first = 0; first != 12; ++first) {
    for (int second = first + 1; second != 12; ++second) {
      std::vector<int> items;
      for (int i = 0; i != 12; ++i) items.push_back(i * 7 % 12);
      CHECK(do_differ(items));
      items[static_cast<std::size_t>(second)] = items[static_cast<std::size_t>(first)];
      CHECK_FALSE(do_differ(items));
    }
  }
}

// The number of comparisons tells: a pair of loops makes half a million for 1,000 items, a heap at most 4 n log n (two calls of
// operator< for each of two comparisons a level).
TEST_CASE("1,000 items are not compared each with each") {
  constexpr int count = 1000;
  std::vector<Counted> rising, falling, mixed;
  for (int i = 0; i != count; ++i) {
    rising.push_back({i});
    falling.push_back({count - i});
    mixed.push_back({i * 389 % count});
  }
  for (const auto* items : {&rising, &falling, &mixed}) {
    Counted::comparisons = 0;
    CHECK(do_differ(*items));
    CHECK(Counted::comparisons > 0);
    CHECK(Counted::comparisons < 4 * count * 11);
  }
}

}  // namespace unique_test
