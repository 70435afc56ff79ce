#include <catch_amalgamated.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include <lambda_wasm/format.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/wire/writer.hpp>

using namespace lambda_wasm;
using std::chrono::year_month_day;

namespace {

year_month_day date(int year, unsigned month, unsigned day) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

}  // namespace

TEST_CASE("a date is a full-date of RFC 3339") {
  CHECK(std::string_view(detail::codec_text<year_month_day>.data()).substr(detail::codec_marker.size()) == "D");
  for (const auto& [value, text] :
       {std::pair{date(2024, 2, 29), R"("2024-02-29")"}, std::pair{date(1970, 1, 1), R"("1970-01-01")"},
        std::pair{date(0, 1, 1), R"("0000-01-01")"}, std::pair{date(9999, 12, 31), R"("9999-12-31")"}}) {
    CHECK(to_json(value) == text);
    CHECK(*try_from_json<year_month_day>(text) == value);
  }
  CHECK(*try_from_json<year_month_day>(R"( "\u0032024-02-29" )") == date(2024, 2, 29));
}

TEST_CASE("text that is not a date is a mismatch") {
  for (const char* text : {R"("2023-02-29")", R"("2024-02-29T00:00:00Z")", R"("2024-2-29")", R"("")", "20240229", "null", "[]"}) {
    INFO(text);
    const Result<year_month_day> read = try_from_json<year_month_day>(text);
    REQUIRE_FALSE(read);
    REQUIRE(read.error()->mismatches.size() == 1);
    CHECK(read.error()->mismatches[0].expected == "date as in RFC 3339");
    CHECK(read.error()->mismatches[0].pointer.empty());
  }
  CHECK_FALSE(try_from_json<year_month_day>(R"("2024-02-29)").has_value());
}

TEST_CASE("a date that does not exist, or has no year of four digits, is not written") {
  for (const year_month_day wrong : {date(2023, 2, 29), date(10000, 1, 1), date(-1, 12, 31), year_month_day{}}) {
    const auto refuses = Catch::Matchers::Message(
        "A date that does not exist, or is outside the years 0000 to 9999, cannot be written in RFC 3339.");
    CHECK_THROWS_MATCHES(to_json(wrong), Error, refuses);
    wire::Block block;
    CHECK_THROWS_MATCHES(wire::write_message(block, wrong), Error, refuses);
  }
}

TEST_CASE("a format writes every date") {
  CHECK(lambda_wasm::format("{}", date(2024, 2, 29)) == "2024-02-29");
  CHECK(lambda_wasm::format("{}", date(2023, 2, 29)) == "2023-2-29");
  CHECK(lambda_wasm::format("{}", date(-1, 12, 31)) == "-1-12-31");
  CHECK(lambda_wasm::format("{} {}", std::optional(date(476, 9, 4)), std::optional<year_month_day>()) == "0476-09-04 null");
}
