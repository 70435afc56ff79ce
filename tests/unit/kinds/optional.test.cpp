#include <catch_amalgamated.hpp>

#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <lambda_wasm/format.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/schema.hpp>

using namespace lambda_wasm;

namespace optional_test {

struct Node {
  std::string name;
  std::unique_ptr<Node> next;
  std::vector<std::unique_ptr<Node>> nodes;
};
LAMBDA_WASM_DESCRIBE(Node, name, next, (nodes, defaulted))

struct Event {
  std::unique_ptr<int> number = std::make_unique<int>(5);
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, number)

struct Deleter {
  void operator()(int* number) const { delete number; }
};

}  // namespace optional_test
using namespace optional_test;

TEST_CASE("a unique_ptr crosses as an optional") {
  CHECK(std::string(detail::codec_text<std::unique_ptr<int>>.data()).substr(detail::codec_marker.size()) == "?i");
  CHECK(**try_from_json<std::unique_ptr<int>>("7") == 7);
  CHECK(*try_from_json<std::unique_ptr<int>>("null") == nullptr);
  CHECK(to_json(std::make_unique<int>(7)) == "7");
  CHECK(to_json(std::unique_ptr<int>()) == "null");
  CHECK(*try_from_json<Event>("{}")->number == 5);
  CHECK(*try_from_json<Event>(R"({"number":null})")->number == 5);
  CHECK(*try_from_json<Event>(R"({"number":8})")->number == 8);
}

TEST_CASE("a struct within itself by unique_ptr crosses") {
  const std::string text = R"({"name":"a","next":{"name":"b","nodes":[]},"nodes":[null,{"name":"c","nodes":[]}]})";
  const Node node = *try_from_json<Node>(text);
  CHECK(node.next->name == "b");
  CHECK(node.nodes[1]->name == "c");
  CHECK(to_json(node) == text);
  CHECK(try_from_json<Node>(R"({"name":"a","next":{"name":1}})").error()->mismatches[0].pointer == "/next/name");
}

TEST_CASE("pointers that the SDK cannot make or copy do not cross") {
  STATIC_CHECK(Crossing<std::unique_ptr<std::string>>);
  STATIC_CHECK_FALSE(Crossing<std::unique_ptr<int[]>>);
  STATIC_CHECK_FALSE(Crossing<std::unique_ptr<const int>>);
  STATIC_CHECK_FALSE(Crossing<std::unique_ptr<int, Deleter>>);
  STATIC_CHECK_FALSE(Crossing<std::unique_ptr<char>>);
  STATIC_CHECK_FALSE(Crossing<std::shared_ptr<int>>);
  STATIC_CHECK_FALSE(Crossing<int*>);
}

TEST_CASE("a format writes the value of a pointer") {
  CHECK(lambda_wasm::format("{} {}", std::make_unique<std::string>("x"), std::unique_ptr<int>()) == "x null");
}
