#include <catch_amalgamated.hpp>

#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/http/cookie.hpp>

using namespace lambda_wasm;

namespace {

std::string split(std::string_view header) {
  std::vector<NamedValue> cookies(detail::count_cookie_parts(header));
  cookies.resize(static_cast<std::size_t>(detail::split_cookies(header, cookies.data()) - cookies.data()));
  std::string text;
  for (const auto& [name, value] : cookies) text.append("[").append(name).append("|").append(value).append("]");
  return text;
}

}  // namespace

TEST_CASE("a cookie header is split at semicolons, trimmed, and each part is split at the first equals sign") {
  CHECK(split("a=1; b=2") == "[a|1][b|2]");
  CHECK(split("a=1;b=2;") == "[a|1][b|2]");
  CHECK(split("  a=1 ;\t b=2\t") == "[a|1][b|2]");
  CHECK(split("a=b=c; d==") == "[a|b=c][d|=]");
  CHECK(split("a = 1") == "[a | 1]");
  CHECK(split("=x; y=") == "[|x][y|]");
  CHECK(split("a; b=2; ; ;;") == "[b|2]");
  CHECK(split("").empty());
  CHECK(split(";").empty());
  CHECK(split("a=\"x; y\"") == "[a|\"x]");
  CHECK(split("a=%20+") == "[a|%20+]");
}
