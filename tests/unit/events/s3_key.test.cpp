#include <catch_amalgamated.hpp>

#include <string>

#include <lambda_wasm/events/s3_key.hpp>
#include <lambda_wasm/testing/invoke.hpp>

using namespace lambda_wasm;
using namespace lambda_wasm::events;

namespace events_s3_key_test {

TEST_CASE("the key of an object is decoded when it is asked for", "[events]") {
  const auto decode = [](const S3Key& key) { return std::string(key.decoded()); };
  CHECK(testing::invoke(decode, R"("happy+face%2B%E2%9C%93.png")").reply == R"("happy face+✓.png")");
  CHECK(testing::invoke(decode, R"("folder/plain.png")").reply == R"("folder/plain.png")");
  CHECK(testing::invoke(decode, R"("100%")").reply == R"("100%")");
  CHECK(testing::invoke([](const S3Key& key) { return key; }, R"("a+b%2F")").reply == R"("a+b%2F")");
}

}  // namespace events_s3_key_test
