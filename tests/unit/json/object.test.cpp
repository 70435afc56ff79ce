#include <catch_amalgamated.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/json/explain.hpp>
#include <lambda_wasm/json/object.hpp>

#include "exact.hpp"

using namespace lambda_wasm;
using namespace lambda_wasm::json_text;

namespace object_test {

// Three integers, of which the second may be absent. Each key is padded to a multiple of eight bytes.
struct Triple {
  int id = -1, count = -1, nine_long = -1;
};
constexpr std::string_view expected_integer = "integer";
constexpr FieldNames fields[] = {{"id", &expected_integer}, {"count", &expected_integer}, {"nine_long", &expected_integer}};
constexpr const char* keys[] = {"\"id\":\0\0\0", "\"count\":", "\"nine_long\":\0\0\0\0"};
constexpr std::size_t key_sizes[] = {5, 8, 12};

void restore(void* object, std::size_t index) {
  if (index == 1) static_cast<Triple*>(object)->count = -1;
}
constexpr StructNames names{fields, 3, 0b101, &restore};

// Reads a triple as kinds/structure.hpp reads a struct, and counts the passes through its fields.
struct TripleReader : ObjectReader {
  using ObjectReader::ObjectReader;
  int passes = 0;

  const char* read(const char* at, Triple& value) {
    Object object{&value, names};
    int* const members[] = {&value.id, &value.count, &value.nine_long};
    at = open(at, object);
    while (object.has_more) {
      ++passes;
      const char* const pass = at;
      for (std::size_t i = 0; i != 3; ++i) {
        const FieldCode field(i, key_sizes[i], i == 1 ? FieldCode::keeps_for_null | FieldCode::is_restored : 0);
        if (!is_next(at, object, keys[i], field)) continue;
        at = next(begin_field(at, object, field) ? literal(at) : integer(at, *members[i]), object);
      }
      if (at == pass) at = other_key<false>(at, object);
    }
    return close(at, object);
  }
};

// What is read from a text, and the passes; or the problems, or that it is no JSON.
std::string read(std::string_view text) {
  const Exact exact(text);
  Storage storage;
  TripleReader reader(exact, storage);
  Triple value;
  if (reader.finish(reader.read(reader.begin(), value)))
    return std::to_string(value.id) + " " + std::to_string(value.count) + " " + std::to_string(value.nine_long) + " in " +
           std::to_string(reader.passes);
  const Error error = explain(reader);
  if (error.type == error_type::invalid_json) return "no JSON";
  std::string problems;
  for (const Mismatch& mismatch : error.mismatches)
    problems += mismatch.pointer + " " + mismatch.expected + ", " + mismatch.found + ";";
  return problems;
}

}  // namespace object_test
using object_test::read;

TEST_CASE("keys in the order of the fields are read in one pass") {
  CHECK(read(R"({"id":1,"count":2,"nine_long":3})") == "1 2 3 in 1");
  CHECK(read(R"({"id":1,"nine_long":3})") == "1 -1 3 in 1");
  CHECK(read(R"( { "id":1 , "count": 2,"nine_long":3 } )") == "1 2 3 in 1");
}

TEST_CASE("keys in another order, with escapes or before white space are found by name") {
  CHECK(read(R"({"nine_long":3,"count":2,"id":1})") == "1 2 3 in 3");
  CHECK(read(R"({"n\u0069ne_long" : 3,"id":1,"co\u0075nt":2})") == "1 2 3 in 5");
}

TEST_CASE("values of unknown keys are skipped") {
  CHECK(read(R"({"":0,"i":[{}],"id":1,"idd":"}","nine_longer":{"id":7},"nine_long":3,"count_":null})") == "1 -1 3 in 7");
  CHECK(read(R"({"id":1,"nine_lonG":9,"nine_long":3})") == "1 -1 3 in 3");
}

TEST_CASE("the last value of a repeated key counts, and nothing of the first remains") {
  CHECK(read(R"({"id":1,"id":2,"nine_long":3})") == "2 -1 3 in 2");
  CHECK(read(R"({"id":1,"count":2,"nine_long":3,"count":null})") == "1 -1 3 in 2");
}

TEST_CASE("null keeps the value of a field that allows it") {
  CHECK(read(R"({"id":1,"count": null,"nine_long":3})") == "1 -1 3 in 1");
  CHECK(read(R"({"id":null,"nine_long":3})") == "/id integer of 32 bits, null;");
}

TEST_CASE("missing fields are reported with the object and their names") {
  CHECK(read("{}") == "/id integer, nothing;/nine_long integer, nothing;");
  CHECK(read(R"({"count":2})") == "/id integer, nothing;/nine_long integer, nothing;");
  CHECK(read("[]") == " object, array;");
}

TEST_CASE("a text that ends or breaks within an object is no JSON") {
  const std::string whole = R"({"id":1,"count":2,"nine_long":3})";
  for (std::size_t size = 0; size != whole.size(); ++size) CHECK(read(whole.substr(0, size)) == "no JSON");
  for (const char* text : {R"({"id":1,})", R"({"id":1 "count":2})", R"({,"id":1})", R"({"id"})", R"({"id":})", R"({"id":1]})"})
    CHECK(read(text) == "no JSON");
}

TEST_CASE("at most 256 levels can be entered") {
  Storage storage;
  ObjectReader reader("{}", storage);
  for (int level = 0; level != 256; ++level) CHECK(reader.enter());
  CHECK_FALSE(reader.enter());
  reader.leave();
  CHECK(reader.enter());
  CHECK_FALSE(reader.enter());
}
