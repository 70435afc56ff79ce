// The vectors that also test the build's JavaScript (tests/javascript/component_names.test.mjs).

#include <catch_amalgamated.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/json_schema/component_names.hpp>

namespace lw = lambda_wasm;

namespace component_names_test {

struct Vector {
  std::string name;
  std::vector<std::string> types;
  std::vector<std::string> names;
};
LAMBDA_WASM_DESCRIBE(Vector, name, types, names)

}  // namespace component_names_test

TEST_CASE("names of types in documents") {
  const std::string here = __FILE__;
  std::ifstream stream(here.substr(0, here.rfind("unit")) + "vectors/component_names.json", std::ios::binary);
  REQUIRE(stream.good());
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const auto vectors = lw::from_json<std::vector<component_names_test::Vector>>(text);
  REQUIRE(vectors.size() > 10);
  for (const auto& [name, types, names] : vectors) {
    INFO(name);
    CHECK(lw::detail::ComponentNames::of(types) == names);
  }
}
