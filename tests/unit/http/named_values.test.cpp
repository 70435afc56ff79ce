#include <catch_amalgamated.hpp>

#include <iterator>
#include <string_view>
#include <vector>

#include <lambda_wasm/http/named_values.hpp>

using namespace lambda_wasm;

TEST_CASE("header names are case-insensitive") {
  STATIC_CHECK(detail::is_same_header("content-TYPE", "Content-Type"));
  STATIC_CHECK(detail::is_same_header("", ""));
  STATIC_CHECK_FALSE(detail::is_same_header("content-type", "content-typ"));
  STATIC_CHECK_FALSE(detail::is_same_header("a@", "a`"));
}

TEST_CASE("the values of a name are a range") {
  const std::vector<NamedValue> values{{"a", "1"}, {"b", "2"}, {"a", "3"}};
  const ValuesOf<const NamedValue*, detail::is_same> of_a(values.data(), values.data() + values.size(), "a");
  STATIC_CHECK(std::forward_iterator<decltype(of_a.begin())>);
  CHECK(std::vector<std::string_view>(of_a.begin(), of_a.end()) == std::vector<std::string_view>{"1", "3"});
  CHECK_FALSE(of_a.empty());
  CHECK(ValuesOf<const NamedValue*, detail::is_same>(values.data(), values.data() + values.size(), "c").empty());
}
