#include <catch_amalgamated.hpp>

#include <optional>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/named.hpp>
#include <lambda_wasm/json/json.hpp>

using namespace lambda_wasm;
using namespace lambda_wasm::events;

namespace events_named_test {

enum class Color { red, dark_red };
LAMBDA_WASM_DESCRIBE_ENUM(Color, (red, "Red"), (dark_red, "DarkRed"))

TEST_CASE("a name is compared with the values of an enum, and may be another", "[events]") {
  const Named<Color> name{"DarkRed"}, other{"Blue"};
  CHECK(name.known() == Color::dark_red);
  CHECK(name == Color::dark_red);
  CHECK(name != Color::red);
  CHECK(other.known() == std::nullopt);
  CHECK(other != Color::red);
  CHECK(name == Named<Color>{"DarkRed"});
  Storage storage;
  CHECK(to_json(*try_from_json<Named<Color>>("\"Blue\"", storage)) == "\"Blue\"");
}

}  // namespace events_named_test
