#include <catch_amalgamated.hpp>

#include <chrono>
#include <cstdint>
#include <optional>

#include <lambda_wasm/events/numeral.hpp>
#include <lambda_wasm/json/json.hpp>

using namespace lambda_wasm;
using namespace lambda_wasm::events;

namespace events_numeral_test {

TEST_CASE("a number that came as text is converted when it is asked for", "[events]") {
  CHECK(Numeral{"12"}.to<std::uint32_t>() == 12u);
  CHECK(Numeral{"-12"}.to<std::int64_t>() == -12);
  CHECK(Numeral{"1.5"}.to<double>() == 1.5);
  CHECK(Numeral{"1545082649183"}.time() == Time(std::chrono::milliseconds(1'545'082'649'183)));
}

TEST_CASE("a text that is no such number is no error", "[events]") {
  CHECK(Numeral{"300"}.to<std::uint8_t>() == std::nullopt);
  CHECK(Numeral{"many"}.to<std::uint32_t>() == std::nullopt);
  CHECK(Numeral{}.to<double>() == std::nullopt);
  CHECK(Numeral{"1.5"}.time() == std::nullopt);
  Storage storage;
  CHECK(to_json(*try_from_json<Numeral>("\"many\"", storage)) == "\"many\"");
}

}  // namespace events_numeral_test
