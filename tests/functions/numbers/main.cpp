// Numbers as JSON text and by the lane: tests/runtime/numbers.mjs compares them with JavaScript's.
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/json/json.hpp>

namespace {

// A text parsed as each type; nothing if that fails. Integers are returned as text, which is exact.
struct Numbers {
  std::optional<double> real;
  std::optional<double> single;
  std::optional<std::string> int8, uint8, int16, uint16, int32, uint32, int64, uint64;
};
LAMBDA_WASM_DESCRIBE(Numbers, real, single, int8, uint8, int16, uint16, int32, uint32, int64, uint64)

template <class T>
std::optional<std::string> integer(const std::string& text) {
  const lambda_wasm::Result<T> value = lambda_wasm::try_from_json<T>(text);
  return value ? std::optional(std::to_string(*value)) : std::nullopt;
}

std::vector<Numbers> read(const std::vector<std::string>& texts) {
  std::vector<Numbers> all;
  for (const std::string& text : texts) {
    Numbers& numbers = all.emplace_back();
    if (const auto value = lambda_wasm::try_from_json<double>(text)) numbers.real = *value;
    if (const auto value = lambda_wasm::try_from_json<float>(text)) numbers.single = static_cast<double>(*value);
    numbers.int8 = integer<std::int8_t>(text);
    numbers.uint8 = integer<std::uint8_t>(text);
    numbers.int16 = integer<std::int16_t>(text);
    numbers.uint16 = integer<std::uint16_t>(text);
    numbers.int32 = integer<std::int32_t>(text);
    numbers.uint32 = integer<std::uint32_t>(text);
    numbers.int64 = integer<std::int64_t>(text);
    numbers.uint64 = integer<std::uint64_t>(text);
  }
  return all;
}

// Floats with these bits, written in every way.
struct Written {
  std::vector<float> lane;
  std::string json;
  std::vector<std::string> formatted;
};
LAMBDA_WASM_DESCRIBE(Written, lane, json, formatted)

Written write(const std::vector<std::uint32_t>& bits) {
  Written written;
  for (const std::uint32_t each : bits) {
    written.lane.push_back(std::bit_cast<float>(each));
    written.formatted.push_back(lambda_wasm::format("{}", written.lane.back()));
  }
  written.json = lambda_wasm::to_json(written.lane);
  return written;
}

// The bits of floats that came by the lane.
std::vector<std::uint32_t> bits(const std::vector<float>& values) {
  std::vector<std::uint32_t> all;
  for (const float value : values) all.push_back(std::bit_cast<std::uint32_t>(value));
  return all;
}

}  // namespace

LAMBDA_WASM_EXPORT(read, read)
LAMBDA_WASM_EXPORT(write, write)
LAMBDA_WASM_EXPORT(bits, bits)
