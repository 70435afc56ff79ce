#include <catch_amalgamated.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/json/explain.hpp>
#include <lambda_wasm/json/values.hpp>

#include "exact.hpp"

using namespace lambda_wasm;
using namespace lambda_wasm::json_text;

namespace {

// The integer in a text that contains nothing else, as decimal; or the error.
template <class T>
std::string integer(std::string_view text) {
  const Exact exact(text);
  Storage storage;
  ValueReader values(exact, storage);
  T value{};
  const bool fits = values.finish(values.integer(values.begin(), value));
  return fits ? std::to_string(value) : explain(values).type == error_type::invalid_json ? "no JSON" : "no integer";
}

constexpr std::string_view names[] = {"id", "name", "a\"b", ""};

}  // namespace

TEST_CASE("an integer is read in any spelling") {
  CHECK(integer<std::int32_t>("12") == "12");
  CHECK(integer<std::int32_t>(" \n12 ") == "12");
  CHECK(integer<std::int32_t>("-12") == "-12");
  CHECK(integer<std::int32_t>("1.2e1") == "12");
  CHECK(integer<std::int32_t>("1200e-2") == "12");
  CHECK(integer<std::int32_t>("0e99999999999") == "0");
  CHECK(integer<std::int32_t>("12e99999999999") == "no integer");
  CHECK(integer<std::int32_t>("12e-99999999999") == "no integer");
  CHECK(integer<std::int32_t>("1.25") == "no integer");
  CHECK(integer<std::int64_t>("\"12\"") == "12");
  CHECK(integer<std::int32_t>("\"12\"") == "no integer");
  for (const char* text : {"-", "1.", "1e", "1e+", "-a", "01", "tru", ""}) CHECK(integer<std::int64_t>(text) == "no JSON");
  for (const char* text : {"true", "null", "[]", "{\"a\":[1]}", "\"\"", "\"a\""})
    CHECK(integer<std::int64_t>(text) == "no integer");
}

TEST_CASE("an integer is limited to its range") {
  CHECK(integer<std::int8_t>("127") == "127");
  CHECK(integer<std::int8_t>("128") == "no integer");
  CHECK(integer<std::int8_t>("-128") == "-128");
  CHECK(integer<std::int8_t>("-129") == "no integer");
  CHECK(integer<std::uint8_t>("-0") == "0");
  CHECK(integer<std::uint8_t>("-1") == "no integer");
  CHECK(integer<std::uint64_t>("18446744073709551615") == "18446744073709551615");
  CHECK(integer<std::uint64_t>("18446744073709551616") == "no integer");
  CHECK(integer<std::int64_t>("-9223372036854775808") == "-9223372036854775808");
  CHECK(integer<std::int64_t>("-9223372036854775809") == "no integer");
}

TEST_CASE("values of another kind leave the target unchanged, and are skipped") {
  const Exact text(R"([[1],"x",{"a":2},3,"!",4])");
  Storage storage;
  ValueReader values(text, storage);
  bool boolean = true;
  double number = 1.5;
  Bytes bytes(std::string_view("old"));
  text::Timestamp time{7, 8};
  const char* at = values.boolean(values.begin() + 1, boolean);
  CHECK(*at == ',');
  at = values.number(at + 1, number);
  CHECK(*at == ',');
  at = values.bytes(at + 1, bytes);
  CHECK(*at == ',');
  at = values.timestamp(at + 1, time, text::FractionDigits::none);
  CHECK(*at == ',');
  CHECK_FALSE(values.has_time());
  at = values.bytes(at + 1, bytes);
  CHECK(*at == ',');
  CHECK(boolean);
  CHECK(number == 1.5);
  CHECK(bytes.view() == "old");
  CHECK(time == text::Timestamp{7, 8});
  REQUIRE(values.problems() != nullptr);
  CHECK(values.problems()->count() == 5);
  CHECK_FALSE(values.has_failed());
}

TEST_CASE("a time is within the range of its type") {
  const Exact text(R"(["2300-01-01T00:00:00Z"])");
  for (const text::FractionDigits digits : {text::FractionDigits::microseconds, text::FractionDigits::nanoseconds}) {
    Storage storage;
    ValueReader values(text, storage);
    text::Timestamp time;
    values.timestamp(values.begin() + 1, time, digits);
    CHECK(values.has_time() == (digits == text::FractionDigits::microseconds));
    CHECK(time.seconds == (values.has_time() ? 10413792000 : 0));
  }
}

TEST_CASE("an enumerator is found by its name") {
  const Exact text(R"(["name","a\"b","Name",5,""])");
  Storage storage;
  ValueReader values(text, storage);
  const char* at = values.begin() + 1;
  for (const std::size_t index : {1u, 2u, 4u, 4u, 3u}) {
    std::size_t found = 0;
    at = values.find_enumerator(at, names, 4, expected_string, found);
    CHECK(found == index);
    ++at;
  }
  CHECK(values.problems()->count() == 2);
}
