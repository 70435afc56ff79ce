#include <catch_amalgamated.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include <lambda_wasm/dynamodb/attribute_value.hpp>
#include <lambda_wasm/json/json.hpp>

using namespace lambda_wasm;
using dynamodb::AttributeMap;
using dynamodb::AttributeType;
using dynamodb::AttributeValue;
using dynamodb::Number;

namespace attribute_test {

struct Note {
  std::string id;
  AttributeValue rest;
};
LAMBDA_WASM_DESCRIBE(Note, id, rest)

}  // namespace attribute_test
using namespace attribute_test;

TEST_CASE("every type of DynamoDB is read and written") {
  const std::string text =
      R"({"a":{"NULL":true},"b":{"S":"x"},"c":{"N":"12345678901234567890123456789012345678"},"d":{"B":"AP8="},"e":{"BOOL":false},)"
      R"("f":{"L":[{"S":"y"},{"M":{"z":{"N":"1"}}}]},"g":{"M":{}},"h":{"SS":["p","q"]},"i":{"NS":["1","-2.5"]},"j":{"BS":["AQ=="]}})";
  const auto map = from_json<AttributeMap>(text);
  CHECK(to_json(map) == text);
  CHECK(from_json<AttributeMap>(to_json(map)) == map);
  std::uint8_t type = 0;
  for (const auto& [name, value] : map) CHECK(value.type() == static_cast<AttributeType>(type++));
  CHECK(map.at("a").is_null());
  CHECK(map.at("b").string() == "x");
  CHECK(map.at("c").number() == "12345678901234567890123456789012345678");
  CHECK(map.at("c").number<double>() == 12345678901234567890123456789012345678.0);
  CHECK_FALSE(map.at("c").number<std::int64_t>());
  CHECK(map.at("d").bytes()->view() == std::string_view("\0\xff", 2));
  CHECK(map.at("e").boolean() == false);
  CHECK(map.at("f").list()->size() == 2);
  CHECK((*map.at("f").list())[1].find("z")->number<std::uint8_t>() == 1);
  CHECK(map.at("f").find("z") == nullptr);
  CHECK(map.at("g").map()->empty());
  CHECK(map.at("g").find("z") == nullptr);
  CHECK((*map.at("h").strings())[1] == "q");
  CHECK((*map.at("i").numbers())[1].to<float>() == -2.5F);
  CHECK_FALSE((*map.at("i").numbers())[1].to<int>());
  CHECK((*map.at("j").byte_strings())[0].view() == "\1");
  for (const char* name : {"a", "b"}) {
    const AttributeValue& value = map.at(name);
    CHECK_FALSE(value.number().has_value());
    CHECK_FALSE(value.number<int>().has_value());
    CHECK_FALSE(value.boolean().has_value());
    CHECK_FALSE(value.bytes().has_value());
    CHECK_FALSE(value.list().has_value());
    CHECK(value.map() == nullptr);
    CHECK_FALSE(value.strings().has_value());
    CHECK_FALSE(value.numbers().has_value());
    CHECK_FALSE(value.byte_strings().has_value());
  }
  CHECK_FALSE(map.at("a").string().has_value());
}

TEST_CASE("values are made of C++ values") {
  const AttributeMap map{{"a", "x"},
                         {"b", std::string("y")},
                         {"c", true},
                         {"d", 18446744073709551615U},
                         {"e", -0.5},
                         {"f", 0.1F},
                         {"g", Number("1e2")},
                         {"h", Bytes("A")},
                         {"i", std::vector<AttributeValue>{1, "z"}},
                         {"j", AttributeMap{{"k", {}}}},
                         {"l", dynamodb::Set<Number>{Number(1), Number(2.5)}}};
  CHECK(
      to_json(map) ==
      R"({"a":{"S":"x"},"b":{"S":"y"},"c":{"BOOL":true},"d":{"N":"18446744073709551615"},"e":{"N":"-0.5"},"f":{"N":"0.1"},)"
      R"("g":{"N":"1e2"},"h":{"B":"QQ=="},"i":{"L":[{"N":"1"},{"S":"z"}]},"j":{"M":{"k":{"NULL":true}}},"l":{"NS":["1","2.5"]}})");
}

TEST_CASE("an AttributeValue within an item is itself") {
  const std::string text = R"({"id":{"S":"a"},"rest":{"L":[{"N":"1"}]}})";
  const auto note = from_json<dynamodb::Item<Note>>(text);
  CHECK((*note->rest.list())[0].number<int>() == 1);
  CHECK(to_json(note) == text);
  const auto unknown = try_from_json<dynamodb::Item<Note>>(R"({"id":{"S":"a"},"rest":{"Z":1}})");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error()->mismatches[0].pointer == "/rest");
  CHECK(unknown.error()->mismatches[0].found == R"(object with "Z")");
}

TEST_CASE("values nest at most 256 levels") {
  std::string deep;
  for (int i = 0; i != 300; ++i) deep += R"({"L":[)";
  for (int i = 0; i != 300; ++i) deep += "]}";
  CHECK_FALSE(try_from_json<AttributeValue>(deep));
}
