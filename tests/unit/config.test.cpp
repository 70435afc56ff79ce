#include <catch_amalgamated.hpp>

#include <lambda_wasm/config.hpp>

TEST_CASE("the SDK detects that the tests are built with exceptions") {
  bool caught = false;
  try {
    throw 1;
  } catch (int) {
    caught = true;
  }
  CHECK(caught);
  CHECK(LAMBDA_WASM_EXCEPTIONS == 1);
}
