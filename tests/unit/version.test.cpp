#include <catch_amalgamated.hpp>

#include <string>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/version.hpp>

TEST_CASE("the version's text consists of its three numbers") {
  const std::string expected = std::to_string(LAMBDA_WASM_VERSION_MAJOR) + "." + std::to_string(LAMBDA_WASM_VERSION_MINOR) + "." +
                               std::to_string(LAMBDA_WASM_VERSION_PATCH);
  CHECK(lambda_wasm::version == expected);
}
