#include <catch_amalgamated.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/kinds.hpp>

using namespace lambda_wasm;
using json_text::integer_range;

namespace expected_test {

enum class Color { red, green };
LAMBDA_WASM_DESCRIBE_ENUM(Color, red, (green, "Green"))

struct Order {
  std::string id;
  std::optional<std::int32_t> count;
};
LAMBDA_WASM_DESCRIBE(Order, id, (count, "how many"))

template <class T>
constexpr std::string_view expected = Kind<T>::template expected<T>();

}  // namespace expected_test
using namespace expected_test;

TEST_CASE("every kind has the description of its JSON") {
  CHECK(expected<std::string> == "string");
  CHECK(expected<std::string_view> == "string");
  CHECK(expected<bool> == "boolean");
  CHECK(expected<double> == "number");
  CHECK(expected<float> == "number");
  CHECK(expected<Bytes> == "string of base64");
  CHECK(expected<std::chrono::sys_seconds> == "time as in RFC 3339");
  CHECK(expected<Color> == R"(one of "red", "Green")");
  CHECK(expected<Order> == "object");
  CHECK(expected<std::map<std::string, int>> == "object");
  CHECK(expected<std::vector<std::pair<std::string, int>>> == "object");
  CHECK(expected<std::vector<int>> == "array");
  CHECK(expected<std::array<int, 12>> == "array of 12");
  CHECK(expected<std::optional<std::string>> == "string");
  CHECK(expected<OneOrMany<Order>> == "object");
}

TEST_CASE("every integer type has the description of its range") {
  CHECK(expected<std::int8_t> == "integer from -128 to 127");
  CHECK(expected<std::uint8_t> == "integer from 0 to 255");
  CHECK(expected<std::int16_t> == "integer from -32768 to 32767");
  CHECK(expected<std::uint16_t> == "integer from 0 to 65535");
  CHECK(expected<std::int32_t> == "integer of 32 bits");
  CHECK(expected<std::uint32_t> == "unsigned integer of 32 bits");
  CHECK(expected<std::int64_t> == "integer of 64 bits");
  CHECK(expected<std::uint64_t> == "unsigned integer of 64 bits");
  CHECK(integer_range<std::int8_t>.most == 127);
  CHECK(integer_range<std::int8_t>.is_signed);
  CHECK_FALSE(integer_range<std::int8_t>.is_wide);
  CHECK(integer_range<std::uint64_t>.most == UINT64_MAX);
  CHECK_FALSE(integer_range<std::uint64_t>.is_signed);
  CHECK(integer_range<std::uint64_t>.is_wide);
}
