// The vectors that also test the JavaScript of the runtime (tests/javascript/compress.test.mjs).

#include <catch_amalgamated.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/http/compressible.hpp>
#include <lambda_wasm/json/json.hpp>

namespace lw = lambda_wasm;

namespace compressible_test {

struct Vector {
  std::vector<std::pair<std::string, std::string>> headers;
  bool compressible = false;
};
LAMBDA_WASM_DESCRIBE(Vector, headers, compressible)

}  // namespace compressible_test

TEST_CASE("texts, JSON, XML, JavaScript and Wasm are compressible, unless a header forbids it") {
  const std::string here = __FILE__;
  std::ifstream stream(here.substr(0, here.rfind("unit")) + "vectors/compressible.json", std::ios::binary);
  REQUIRE(stream.good());
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const auto vectors = lw::from_json<std::vector<compressible_test::Vector>>(text);
  REQUIRE(vectors.size() > 20);
  for (const auto& [fields, is_compressible] : vectors) {
    lw::Headers headers;
    for (const auto& [name, value] : fields) headers.append(name, value);
    CAPTURE(lw::to_json(fields));
    CHECK(lw::detail::is_compressible(headers) == is_compressible);
  }
}
