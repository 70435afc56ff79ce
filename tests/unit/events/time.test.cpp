#include <catch_amalgamated.hpp>

#include <chrono>
#include <limits>
#include <string_view>

#include <lambda_wasm/events/time.hpp>
#include <lambda_wasm/json/json.hpp>

using namespace lambda_wasm;
using namespace lambda_wasm::events;

namespace events_time_test {

using std::chrono::milliseconds;

TEST_CASE("a number of seconds is a time, whatever unit the service has sent", "[events]") {
  const Time time(milliseconds(1'479'499'740'250));
  CHECK(EpochSeconds{1479499740.25}.time() == time);
  CHECK(EpochSeconds{1479499740250}.time() == time);
  CHECK(EpochSeconds{1479499740250000}.time() == time);
  CHECK(EpochSeconds{1607497475.0004}.time() == Time(milliseconds(1'607'497'475'000)));
  CHECK(EpochSeconds{1607497475.0006}.time() == Time(milliseconds(1'607'497'475'001)));
  CHECK(EpochSeconds{}.time() == Time());
  CHECK(EpochSeconds{-1.5}.time() == Time(milliseconds(-1500)));
  CHECK(EpochSeconds{1e300}.time() == Time());
  CHECK(EpochSeconds{std::numeric_limits<double>::infinity()}.time() == Time());
  CHECK(EpochSeconds{std::numeric_limits<double>::quiet_NaN()}.time() == Time());
  CHECK(EpochMilliseconds{1479499740250}.time() == time);
}

TEST_CASE("a time as text may lack its zone, or the colon in it", "[events]") {
  const Time time(milliseconds(1'709'251'199'500));
  for (const std::string_view text : {"2024-02-29T23:59:59.500Z", "2024-03-01T00:59:59.500+0100", "2024-03-01T00:59:59.500+01:00",
                                      "2024-02-29T23:59:59.500", "2024-02-29T23:59:59.500999999999"})
    CHECK(Timestamp{text}.time() == time);
  for (const std::string_view text : {"", "2024-02-29", "Thu, 29 Feb 2024 23:59:59 GMT", "2024-02-30T00:00:00",
                                      "2024-02-29T23:59:59.50000000000000000000000000000000000000000000000000000000"})
    CHECK(Timestamp{text}.time() == std::nullopt);
}

TEST_CASE("times cross as they came", "[events]") {
  CHECK(to_json(from_json<EpochSeconds>("1607497475.0005")) == "1607497475.0005");
  CHECK(to_json(from_json<EpochMilliseconds>("1545082649183")) == "1545082649183");
  Storage storage;
  CHECK(to_json(*try_from_json<Timestamp>("\"tomorrow\"", storage)) == "\"tomorrow\"");
}

}  // namespace events_time_test
