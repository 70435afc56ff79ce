#include <catch_amalgamated.hpp>

#include <lambda_wasm/text/trimmed.hpp>

using lambda_wasm::text::trimmed;

TEST_CASE("spaces and tabs around a text are removed") {
  CHECK(trimmed("a") == "a");
  CHECK(trimmed(" \t a \tb\t ") == "a \tb");
  CHECK(trimmed("\na\n") == "\na\n");
  CHECK(trimmed(" \t ").empty());
  CHECK(trimmed("").empty());
}
