#include <catch_amalgamated.hpp>

#include <string>
#include <string_view>

#include <lambda_wasm/events/json_text.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/testing/invoke.hpp>

using namespace lambda_wasm;
using namespace lambda_wasm::events;

namespace events_json_text_test {

struct Reason {
  std::string_view name;
  int count = 0;
};
LAMBDA_WASM_DESCRIBE(Reason, name, count)

TEST_CASE("the JSON in a text is read when it is asked for", "[events]") {
  const auto name = [](const JsonText<Reason>& text) -> Result<std::string> {
    const Result<Reason> reason = text.parse();
    if (!reason) return reason.failure();
    return std::string(reason->name);
  };
  CHECK(testing::invoke(name, R"("{\"name\":\"a\\tb\",\"count\":1}")").reply == R"("a\tb")");
  const auto failed = testing::invoke(name, R"("{\"name\":\"a\"}")");
  CHECK(failed.error_message == "The value at /count does not fit: expected integer of 32 bits, found nothing.");
  CHECK(testing::invoke([](const JsonText<Reason>& text) { return text; }, R"("no JSON")").reply == R"("no JSON")");
}

TEST_CASE("a value that is read into a storage lives as long as it", "[events]") {
  Storage storage;
  const Result<Reason> reason = JsonText<Reason>{R"({"name":"a\tb","count":1})"}.parse_into(storage);
  REQUIRE(reason);
  CHECK(reason->name == "a\tb");
}

}  // namespace events_json_text_test
