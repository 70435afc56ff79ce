#include <catch_amalgamated.hpp>

#include <string>
#include <utility>
#include <vector>

#include <lambda_wasm/edge/native/json.hpp>
#include <lambda_wasm/edge/native/number.hpp>

using namespace lambda_wasm::edge::detail;
using Type = Json::Type;

TEST_CASE("JSON texts are parsed into trees") {
  const JsonDocument document(R"( {"a": [1, -2.5e1, true, false, null, "x"], "b": {}, "c": []} )");
  REQUIRE(document.problem().empty());
  const Json& root = document.root();
  REQUIRE(root.type == Type::object);
  REQUIRE(root.members.size() == 3);
  const std::vector<const Json*>& list = root.find("a")->elements;
  REQUIRE(list.size() == 6);
  CHECK(list[0]->number == 1);
  CHECK(list[1]->number == -25);
  CHECK((list[2]->type == Type::boolean && list[2]->boolean));
  CHECK((list[3]->type == Type::boolean && !list[3]->boolean));
  CHECK(list[4]->type == Type::null);
  CHECK(list[5]->text == "x");
  CHECK(root.find("b")->type == Type::object);
  CHECK(root.find("c")->type == Type::array);
  CHECK(root.find("d") == nullptr);
  CHECK(list[0]->find("a") == nullptr);
}

TEST_CASE("every JSON text is accepted, also with a scalar root") {
  for (const std::string text : {"null", "0", "-0", "\"\"", "[]", "{}", " \t\r\n1 \t\r\n", "[[[]]]", "{\"\":{\"\":[]}}", "1E+1",
                                 "0.0e-0", "\"\\u0000\"", "\"\x7f\"", "[1,2]"}) {
    INFO(text);
    CHECK(JsonDocument(text).problem().empty());
  }
}

TEST_CASE("text that RFC 8259 does not allow is rejected with its place") {
  const std::vector<std::pair<std::string, std::string>> texts = {
      {"", "it ends too early"},
      {" ", "it ends too early"},
      {"[", "it ends too early"},
      {"[1", "it ends too early"},
      {"[1,", "it ends too early"},
      {"{\"a\"", "it ends too early"},
      {"{\"a\":", "it ends too early"},
      {"\"abc", "it ends too early"},
      {"[1,]", "\"]\" is not expected at byte 3"},
      {"[,1]", "\",\" is not expected at byte 1"},
      {"[1 2]", "\"2\" is not expected at byte 3"},
      {"[1}", "\"}\" is not expected at byte 2"},
      {"{\"a\":1]", "\"]\" is not expected at byte 6"},
      {"{,}", "\",\" is not expected at byte 1"},
      {"{\"a\":1,}", "\"}\" is not expected at byte 7"},
      {"{\"a\" 1}", "\"1\" is not expected at byte 5"},
      {"{a:1}", "\"a\" is not expected at byte 1"},
      {"{1:1}", "\"1\" is not expected at byte 1"},
      {"1 2", "\"2\" is not expected at byte 2"},
      {"01", "\"1\" is not expected at byte 1"},
      {"+1", "\"+\" is not expected at byte 0"},
      {".5", "\".\" is not expected at byte 0"},
      {"1.", "\"1\" is not expected at byte 0"},
      {"-", "\"-\" is not expected at byte 0"},
      {"1e", "\"1\" is not expected at byte 0"},
      {"NaN", "\"N\" is not expected at byte 0"},
      {"tru", "\"t\" is not expected at byte 0"},
      {"nullx", "\"x\" is not expected at byte 4"},
      {"'a'", "\"'\" is not expected at byte 0"},
      {"\"a\nb\"", "\"\\n\" is not expected at byte 2"},
      {std::string("\"a\0b\"", 5), "\"\\u0000\" is not expected at byte 2"},
      {"\"\\x\"", "\"x\" is not expected at byte 2"},
      {"\"\\u12g4\"", "\"u\" is not expected at byte 2"},
      {"\"\\u123", "\"u\" is not expected at byte 2"},
      {"\"\\ud83d\\x\"", "\"x\" is not expected at byte 8"},
      {"\"\\ud83d\\u12\"", "\"u\" is not expected at byte 8"},
      {"\"\\", "it ends too early"},
      {"\xef\xbb\xbf"
       "1",
       "\"\xef\xbb\xbf\" is not expected at byte 0"},
      {"é", "\"é\" is not expected at byte 0"},
      {"/**/1", "\"/\" is not expected at byte 0"},
  };
  for (const auto& [text, problem] : texts) {
    INFO(text);
    CHECK(JsonDocument(text).problem() == problem);
  }
}

TEST_CASE("any depth is parsed, and freed") {
  constexpr std::size_t depth = 100'000;
  CHECK(JsonDocument(std::string(depth, '[') + std::string(depth, ']')).problem().empty());
  std::string objects;
  for (std::size_t i = 0; i < depth; ++i) objects += "{\"a\":";
  CHECK(JsonDocument(objects + "1" + std::string(depth, '}')).problem().empty());
  CHECK(JsonDocument(objects).problem() == "it ends too early");
}

TEST_CASE("invalid UTF-8 is replaced by U+FFFD") {
  const JsonDocument document("\"a\xff\xc3z\xed\xa0\x80\"");
  REQUIRE(document.problem().empty());
  CHECK(document.root().text == "a\ufffd\ufffdz\ufffd\ufffd\ufffd");
}

TEST_CASE("surrogates are paired, or stay alone as in WTF-8") {
  const auto text = [](const char* json) { return JsonDocument(json).root().text; };
  CHECK(text(R"("\ud83d\ude00")") == "😀");
  CHECK(text(R"("\uD83D\uDE00")") == "😀");
  CHECK(text(R"("\ud83d")") == "\xed\xa0\xbd");
  CHECK(text(R"("\ude00\ud83d")") == "\xed\xb8\x80\xed\xa0\xbd");
  CHECK(text(R"("\ud83d\u0041")") ==
        "\xed\xa0\xbd"
        "A");
  CHECK(text(R"("\ud83d\ud83d\ude00")") == "\xed\xa0\xbd😀");
  CHECK(text(R"("\ud83d\n")") == "\xed\xa0\xbd\n");
}

TEST_CASE("members are in JavaScript's order, each once") {
  const JsonDocument document(R"({"b":1,"10":2,"b":3,"2":4,"02":5,"4294967295":6,"4294967294":7,"-1":8,"":9,"0":10})");
  std::string order;
  for (const auto& [name, value] : document.root().members)
    order += name + "=" + std::to_string(static_cast<int>(value->number)) + " ";
  CHECK(order == "0=10 2=4 10=2 4294967294=7 b=3 02=5 4294967295=6 -1=8 =9 ");
}

TEST_CASE("array indices are distinguished from other names") {
  for (const char* name : {"0", "1", "10", "4294967294"}) CHECK(array_index(name).has_value());
  for (const char* name :
       {"", "00", "01", "-0", "-1", "+1", "1.0", "1e1", " 1", "4294967295", "4294967296", "99999999999999999999", "a"}) {
    CHECK_FALSE(array_index(name).has_value());
  }
}
