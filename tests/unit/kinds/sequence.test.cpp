#include <catch_amalgamated.hpp>

#include <cstdint>
#include <deque>
#include <filesystem>
#include <forward_list>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/wire/reader.hpp>

using namespace lambda_wasm;

namespace sequence_test {

// Has only what a sequence needs.
template <class T>
class Bag {
 public:
  using value_type = T;
  const T* insert(T element) {
    elements_.push_back(std::move(element));
    return &elements_.back();
  }
  void clear() { elements_.clear(); }
  std::size_t size() const { return elements_.size(); }
  auto begin() const { return elements_.begin(); }
  auto end() const { return elements_.end(); }

 private:
  std::vector<T> elements_;
};

struct Point {
  int x = 0, y = 0;
  auto operator<=>(const Point&) const = default;
};
LAMBDA_WASM_DESCRIBE(Point, x, y)

struct Marked {
  int mark = 1;
};
LAMBDA_WASM_DESCRIBE(Marked, (mark, defaulted))

// A described container is a struct.
struct Named : std::vector<int> {
  std::string name;
};
LAMBDA_WASM_DESCRIBE(Named, name)

// A container of itself, such as a tree of values.
struct Tree : std::vector<Tree> {
  using value_type = Tree;
};

template <class T>
std::string schema() {
  return std::string(detail::codec_text<T>.data()).substr(detail::codec_marker.size());
}
template <class T>
std::string round(std::string_view text) {
  return to_json(*try_from_json<T>(text));
}

}  // namespace sequence_test
using namespace sequence_test;

TEST_CASE("containers are arrays by their interface") {
  CHECK(schema<std::deque<int>>() == "[i");
  CHECK(schema<std::list<std::string>>() == "[s");
  CHECK(schema<std::set<std::int64_t>>() == "[l");
  CHECK(schema<Bag<bool>>() == "[b");
  CHECK(round<std::deque<int>>("[3,1,2]") == "[3,1,2]");
  CHECK(round<std::deque<bool>>("[true,false]") == "[true,false]");
  CHECK(round<std::list<std::unique_ptr<int>>>("[3,null]") == "[3,null]");
  CHECK(round<Bag<std::string>>(R"(["a","a"])") == R"(["a","a"])");
  CHECK(round<std::list<int>>("[]") == "[]");
}

TEST_CASE("a set passes over elements that it has already") {
  CHECK(round<std::set<int>>("[3,1,3,2,1]") == "[1,2,3]");
  CHECK(round<std::multiset<int>>("[3,1,3]") == "[1,3,3]");
  CHECK(round<std::set<Point>>(R"([{"x":2,"y":0},{"x":1,"y":5},{"x":2,"y":0}])") == R"([{"x":1,"y":5},{"x":2,"y":0}])");
  CHECK(try_from_json<std::unordered_set<std::string>>(R"(["a","b","a"])")->size() == 2);
  CHECK(try_from_json<std::set<int>>("[1,true]").error()->mismatches[0].pointer == "/1");
  CHECK(try_from_json<std::set<int>>("{}").error()->mismatches[0].expected == "array");
}

TEST_CASE("elements of an initialiser leave nothing in those that a message brings") {
  std::vector<Marked> value = {Marked{5}, Marked{6}};
  const std::uint32_t words[] = {1, 0};
  wire::Reader({words, ""}).read_into(value);
  REQUIRE(value.size() == 1);
  CHECK(value[0].mark == 1);
}

TEST_CASE("what only resembles a sequence is none") {
  CHECK(schema<std::string>() == "s");
  CHECK(schema<std::map<std::string, int>>() == "{i");
  CHECK(schema<Named>().starts_with("@"));
  STATIC_CHECK_FALSE(Crossing<std::map<int, int>>);
  STATIC_CHECK_FALSE(Crossing<std::u8string>);
  STATIC_CHECK_FALSE(Crossing<std::wstring>);
  STATIC_CHECK_FALSE(Crossing<std::filesystem::path>);
  STATIC_CHECK_FALSE(Crossing<std::span<int>>);
  STATIC_CHECK_FALSE(Crossing<std::forward_list<int>>);
  STATIC_CHECK_FALSE(Crossing<std::set<char>>);
  STATIC_CHECK_FALSE(Crossing<Tree>);
  STATIC_CHECK(detail::has_views<std::set<std::string_view>>());
}
