#include <catch_amalgamated.hpp>

#include <lambda_wasm/config.hpp>

TEST_CASE("the build of the tests has exceptions and the SDK knows") {
  bool caught = false;
  try {
    throw 1;
  } catch (int) {
    caught = true;
  }
  CHECK(caught);
  CHECK(LAMBDA_WASM_EXCEPTIONS == 1);
}
