#include <catch_amalgamated.hpp>

#include <deque>
#include <optional>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/kinds/level.hpp>

using lambda_wasm::kinds::Level;
using lambda_wasm::kinds::written_depth;

TEST_CASE("a level is counted as long as it exists") {
  REQUIRE(written_depth == 0);
  {
    const Level outer;
    CHECK(written_depth == 1);
    {
      const Level inner;
      CHECK(written_depth == 2);
    }
    CHECK(written_depth == 1);
  }
  CHECK(written_depth == 0);
}

#if LAMBDA_WASM_EXCEPTIONS
TEST_CASE("the 257th level is refused, and not counted") {
  {
    std::deque<Level> levels(256);
    CHECK(written_depth == 256);
    std::optional<Level> beyond;
    CHECK_THROWS_MATCHES(beyond.emplace(), lambda_wasm::Error,
                         Catch::Matchers::Message("The value nests deeper than 256 levels."));
    CHECK(written_depth == 256);
  }
  CHECK(written_depth == 0);
}
#endif
