#include <catch_amalgamated.hpp>

#include <map>
#include <string>
#include <string_view>

#include <lambda_wasm/testing/invoke.hpp>
#include <lambda_wasm/wire/pull.hpp>

using namespace lambda_wasm;

namespace {

struct Tracing {
  std::string_view id;
  int depth = 3;
};
LAMBDA_WASM_DESCRIBE_EVENT(Tracing, id, depth)

}  // namespace

TEST_CASE("a handler can pull parts of the event in addition to its input") {
  const auto handler = [](const std::map<std::string, std::string>&) {
    const auto tracing = wire::pull<Tracing>(host::From::event);
    return std::string(tracing.id) + " " + std::to_string(tracing.depth);
  };
  CHECK(testing::invoke(handler, R"({"id":"é"})").reply == R"("é 3")");
  const auto integer = [] { return wire::pull<int>(host::From::event); };
  CHECK(testing::invoke(integer, "5").reply == "5");
  const testing::Outcome failure = testing::invoke(integer, R"("5")");
  CHECK(failure.error_type == error_type::invalid_event);
  CHECK(failure.error_message == R"(The value does not fit: expected integer of 32 bits, found string "5".)");
}

TEST_CASE("the exception of a failed pull can be caught, and the event pulled as another type") {
  const auto handler = [] {
    try {
      return std::to_string(wire::pull<int>(host::From::event));
    } catch (const Error& error) {
      return wire::pull<std::string>(host::From::event) + " at '" + error.mismatches.at(0).pointer + "'";
    }
  };
  CHECK(testing::invoke(handler, R"("five")").reply == R"("five at ''")");
}
