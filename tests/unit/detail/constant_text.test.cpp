#include <catch_amalgamated.hpp>

#include <string_view>

#include <lambda_wasm/detail/constant_text.hpp>

using namespace lambda_wasm::detail;

namespace {

constexpr auto write_text = [](auto& put) {
  put_text(put, "of ");
  put_decimal(put, 0);
  put(',');
  put_decimal(put, 18'446);
  put_name(put, "größe");
  put_name(put, "");
};
constexpr std::string_view written = "of 0,184467:größe0:";

}  // namespace

TEST_CASE("a constant text is counted, and collected without a NUL") {
  STATIC_REQUIRE(count_characters(write_text) == written.size());
  constexpr auto text = collect_characters<count_characters(write_text)>(write_text);
  STATIC_REQUIRE(std::string_view(text.data(), text.size()) == written);
  STATIC_REQUIRE(constant_text<decltype(write_text)> == written);
}

TEST_CASE("an empty text has no characters") {
  constexpr auto nothing = [](auto&) {};
  STATIC_REQUIRE(count_characters(nothing) == 0);
  STATIC_REQUIRE(collect_characters<0>(nothing).empty());
  STATIC_REQUIRE(constant_text<decltype(nothing)>.empty());
}
