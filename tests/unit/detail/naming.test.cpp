#include <catch_amalgamated.hpp>

#include <string>
#include <string_view>

#include <lambda_wasm/detail/naming.hpp>

using namespace lambda_wasm::detail;
using enum Naming;

namespace {

std::string named(std::string_view own, Naming rule) {
  std::string name;
  put_named(own, rule, [&](char character) { name += character; });
  return name;
}

}  // namespace

TEST_CASE("names are made by each rule") {
  for (const std::string_view own : {"order_id", "orderId", "OrderId", "order_id_", "_order__id", "ORDER_ID"}) {
    INFO(own);
    CHECK(named(own, camel_case) == "orderId");
    CHECK(named(own, pascal_case) == "OrderId");
    CHECK(named(own, snake_case) == "order_id");
    CHECK(named(own, kebab_case) == "order-id");
    CHECK(named(own, screaming_snake_case) == "ORDER_ID");
  }
}

TEST_CASE("uppercase letters are one word up to that which begins the next word") {
  CHECK(named("parseHTTPStatus", snake_case) == "parse_http_status");
  CHECK(named("parseHTTP", snake_case) == "parse_http");
  CHECK(named("parseHTTP2Status", snake_case) == "parse_http2_status");
  CHECK(named("userID", camel_case) == "userId");
  CHECK(named("kRed", kebab_case) == "k-red");
}

TEST_CASE("digits belong to the word before them") {
  CHECK(named("line_2_of_3", camel_case) == "line2Of3");
  CHECK(named("line2", snake_case) == "line2");
  CHECK(named("v1_2", snake_case) == "v1_2");
  CHECK(named("md5Sum", kebab_case) == "md5-sum");
}

TEST_CASE("short names and letters beyond ASCII") {
  CHECK(named("a", camel_case) == "a");
  CHECK(named("a", pascal_case) == "A");
  CHECK(named("X", snake_case) == "x");
  CHECK(named("größe_in_m", camel_case) == "größeInM");
  CHECK(named("größe_in_m", screaming_snake_case) == "GRößE_IN_M");
}

TEST_CASE("a name is made by the compiler") {
  STATIC_REQUIRE(name_by<camel_case, FixedText("order_id")>.view() == "orderId");
  STATIC_REQUIRE(name_by<kebab_case, FixedText("order_id")>.view() == "order-id");
}
