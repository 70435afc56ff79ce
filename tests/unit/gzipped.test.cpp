#include <catch_amalgamated.hpp>

#include <string>

#include <lambda_wasm/gzipped.hpp>
#include <lambda_wasm/json/json.hpp>

// tests/vectors/codec.json has compressed values.

using namespace lambda_wasm;

namespace gzipped_test {

struct Logs {
  std::string group;
  friend bool operator==(const Logs&, const Logs&) = default;
};
LAMBDA_WASM_DESCRIBE(Logs, group)

}  // namespace gzipped_test
using namespace gzipped_test;

TEST_CASE("a compressed value has the members of its struct, and is that struct in JSON text") {
  Gzipped<Logs> logs{{"a"}};
  logs->group += "b";
  CHECK((*logs).group == "ab");
  CHECK(to_json(logs) == R"({"group":"ab"})");
  CHECK(from_json<Gzipped<Logs>>(R"({"group":"ab"})") == logs);
  CHECK_FALSE(try_from_json<Gzipped<Logs>>(R"("H4sIAAAAAAAAAw==")"));
  STATIC_CHECK(Crossing<Gzipped<Logs>>);
}
