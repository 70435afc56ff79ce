#include <catch_amalgamated.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <lambda_wasm/http/headers.hpp>

using namespace lambda_wasm;

namespace {

std::string text_of(const Headers& headers) {
  std::string text;
  for (const auto& [name, value] : headers) text.append(name).append("=").append(value).append(";");
  return text;
}

std::string values_of(const Headers& headers, std::string_view name) {
  std::string text;
  for (const std::string_view value : headers.all(name)) text.append(value).append(";");
  return text;
}

}  // namespace

TEST_CASE("Headers keep order and spelling") {
  const Headers headers{{"Content-Type", "text/plain"}, {"x-b", ""}, {"X-A", "1"}, {"x-a", "2"}};
  CHECK(text_of(headers) == "Content-Type=text/plain;x-b=;X-A=1;x-a=2;");
  CHECK(headers.size() == 4);
  CHECK_FALSE(headers.empty());
}

TEST_CASE("the names of Headers are case-insensitive") {
  const Headers headers{{"Content-Type", "text/plain"}, {"X-A", "1"}, {"x-a", "2"}};
  CHECK(headers.get("content-type") == "text/plain");
  CHECK(headers.get("CONTENT-TYPE") == "text/plain");
  CHECK(headers.get("x-A") == "1");
  CHECK(headers.get("x-") == std::nullopt);
  CHECK(headers.get("") == std::nullopt);
  CHECK(values_of(headers, "X-a") == "1;2;");
  CHECK(values_of(headers, "x-b").empty());
  CHECK(headers.all("x-b").empty());
}

TEST_CASE("only ASCII letters of a header's name are case-insensitive") {
  const Headers headers{{"\xc3\x84", "1"}, {"[", "2"}, {"@", "3"}};
  CHECK(headers.get("\xc3\xa4") == std::nullopt);
  CHECK(headers.get("{") == std::nullopt);
  CHECK(headers.get("`") == std::nullopt);
}

TEST_CASE("Headers::append adds, Headers::set replaces in the place of the first, Headers::remove removes all") {
  Headers headers{{"a", "1"}, {"b", "2"}, {"A", "3"}, {"c", "4"}};
  headers.append("a", "5");
  CHECK(text_of(headers) == "a=1;b=2;A=3;c=4;a=5;");
  headers.set("A", "6");
  CHECK(text_of(headers) == "A=6;b=2;c=4;");
  headers.set("d", "7");
  CHECK(text_of(headers) == "A=6;b=2;c=4;d=7;");
  headers.remove("B");
  CHECK(text_of(headers) == "A=6;c=4;d=7;");
  headers.remove("x");
  CHECK(headers.size() == 3);
  for (const char* name : {"a", "c", "d"}) headers.remove(name);
  CHECK(headers.empty());
  CHECK(headers.begin() == headers.end());
}

TEST_CASE("a header may be set from a view of the same headers") {
  Headers headers{{"location", "/a"}, {"x-from", "/b"}};
  headers.set("location", *headers.get("x-from"));
  CHECK(text_of(headers) == "location=/b;x-from=/b;");
}

TEST_CASE("a header may be added from a view of the same headers, with and without reallocation") {
  Headers headers{{"a", "1"}};
  for (int i = 0; i < 12; ++i) headers.append(*headers.get("a"), std::string_view((*headers.begin()).value));
  CHECK(headers.size() == 13);
  for (const std::string_view value : headers.all("1")) CHECK(value == "1");
  const std::string value(1'000, 'v');
  headers.append("b", value);
  for (int i = 0; i < 4; ++i) headers.append("b", *headers.get("b"));
  for (const std::string_view each : headers.all("b")) CHECK(each == value);
}

TEST_CASE("few and many headers are copied, moved and swapped") {
  const std::string large(200, 'v');
  const Headers few{{"a", "1"}}, many{{"a", large}, {"b", "2"}};
  for (const Headers& from : {few, many}) {
    for (const Headers& to : {Headers(), few, many}) {
      Headers copied = to, moved = to, source = from;
      copied = from;
      CHECK(copied == from);
      moved = std::move(source);
      CHECK(moved == from);
      CHECK(source.empty());  // NOLINT(bugprone-use-after-move): it is empty now
      CHECK(source.begin() == source.end());
      source.append("c", "3");
      CHECK(text_of(source) == "c=3;");
    }
  }
  Headers left = few, right = many;
  std::swap(left, right);
  CHECK(left == many);
  CHECK(right == few);
  Headers& same = left;
  left = same;
  left = std::move(same);
  CHECK(left == many);
}

TEST_CASE("Headers own their text") {
  std::string name = "x-name", value(10'000, 'v');
  Headers headers{{name, value}};
  name = "other";
  value.clear();
  const Headers copy = headers;
  headers.set("x-name", "short");
  CHECK(copy.get("x-name") == std::string(10'000, 'v'));
  CHECK(headers.get("x-name") == "short");
  const Headers moved = std::move(headers);
  CHECK(moved.get("x-name") == "short");
}

TEST_CASE("Headers are equal when names, values and order are") {
  CHECK(Headers{{"A", "1"}, {"b", "2"}} == Headers{{"a", "1"}, {"B", "2"}});
  CHECK_FALSE(Headers{{"a", "1"}, {"b", "2"}} == Headers{{"b", "2"}, {"a", "1"}});
  CHECK_FALSE(Headers{{"a", "1"}} == Headers{{"a", "1"}, {"a", "1"}});
  CHECK_FALSE(Headers{{"a", "x"}} == Headers{{"a", "X"}});
  CHECK(Headers{} == Headers());
}

TEST_CASE("names and values may contain any byte, also NUL") {
  using namespace std::string_view_literals;
  const Headers headers{{"a\0b"sv, "c\0d"sv}};
  CHECK(headers.get("a\0b"sv) == "c\0d"sv);
}

TEST_CASE("a pair of braces too many does not make one text of two") {
  // {"a", "b"} could be read as the text from the address of "a" to that of "b".
  STATIC_CHECK_FALSE(std::is_constructible_v<NamedValue, std::string_view>);
  const Headers headers{{{"a", "b"}, {"c", "d"}}};
  CHECK(text_of(headers) == "a=b;c=d;");
}
