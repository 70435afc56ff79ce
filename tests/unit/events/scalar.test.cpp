#include <catch_amalgamated.hpp>

#include <optional>
#include <string_view>

#include <lambda_wasm/events/scalar.hpp>
#include <lambda_wasm/json/json.hpp>

using namespace lambda_wasm;
using namespace lambda_wasm::events;

namespace events_scalar_test {

TEST_CASE("a value keeps the type of JSON that it came as", "[events]") {
  Storage storage;
  for (const std::string_view text : {R"("7")", "7", "true"}) CHECK(to_json(*try_from_json<Scalar>(text, storage)) == text);
  const Scalar text = *try_from_json<Scalar>(R"("7")", storage), number = *try_from_json<Scalar>("7", storage);
  CHECK(text.text() == "7");
  CHECK(text.number() == std::nullopt);
  CHECK(number.number() == 7.0);
  CHECK(number.text() == std::nullopt);
  CHECK(Scalar{true}.boolean() == true);
}

}  // namespace events_scalar_test
