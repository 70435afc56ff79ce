#include <catch_amalgamated.hpp>

#include <string>
#include <string_view>

#include <lambda_wasm/json/explain.hpp>

using namespace lambda_wasm;
using namespace lambda_wasm::json_text;

namespace {

std::string found(std::string_view text) {
  std::string words;
  put_found(words, text.data(), text.data() + text.size());
  return words;
}

}  // namespace

TEST_CASE("the value found is described briefly") {
  CHECK(found("null,1") == "null");
  CHECK(found("true}") == "boolean true");
  CHECK(found("false") == "boolean false");
  CHECK(found("{\"a\":1}") == "object");
  CHECK(found("[1]") == "array");
  CHECK(found("-1.5e3,2") == "number -1.5e3");
  CHECK(found("1]") == "number 1");
  CHECK(found("1}") == "number 1");
  CHECK(found("1 ") == "number 1");
  CHECK(found("\"pear\", 1") == "string \"pear\"");
  CHECK(found("\"a\\\"b\\\\\",1") == "string \"a\\\"b\\\\\"");
}

TEST_CASE("a long value is truncated between characters") {
  const std::string long_text(40, 'x');
  CHECK(found('"' + long_text + '"') == "string \"" + std::string(32, 'x') + "…\"");
  CHECK(found('"' + std::string(31, 'x') + "\"") == "string \"" + std::string(31, 'x') + "\"");
  CHECK(found('"' + std::string(31, 'x') + "éé\"") == "string \"" + std::string(31, 'x') + "…\"");
  CHECK(found('"' + std::string(30, 'x') + "éé\"") == "string \"" + std::string(30, 'x') + "é…\"");
  CHECK(found(std::string(40, '1')) == "number " + std::string(33, '1') + "…");
}

TEST_CASE("a pointer's parts are escaped as in RFC 6901") {
  std::string pointer = "/a";
  put_pointer_part(pointer, "b/c~d");
  put_pointer_part(pointer, "");
  put_pointer_part(pointer, "~1");
  CHECK(pointer == "/a/b~1c~0d//~01");
}

TEST_CASE("one problem is reported in a sentence, and several by the first") {
  Error error(error_type::invalid_value, {});
  error.add({"/a", "string", "null"});
  describe_misfit(error.message, error.mismatches.front(), error.count);
  CHECK(error.message == "The value at /a does not fit: expected string, found null.");

  Error root(error_type::invalid_value, {});
  root.add({"", "object", "array"});
  describe_misfit(root.message, root.mismatches.front(), root.count);
  CHECK(root.message == "The value does not fit: expected object, found array.");

  Error several(error_type::invalid_value, {});
  several.add({"/a", "string", "null"});
  several.add({"/b", "string", "null"});
  describe_misfit(several.message, several.mismatches.front(), several.count);
  CHECK(several.message == "2 values do not fit; the first, at /a: expected string, found null.");
}

TEST_CASE("a text that is not JSON is an error with the place") {
  CHECK(not_json("{\n  x}", 4, nullptr).message == "The text is not JSON: unexpected 'x', at byte 4 (line 2, column 3).");
  CHECK(not_json("[1", 2, nullptr).message == "The text is not JSON: it ends too early, at byte 2 (line 1, column 3).");
  CHECK(not_json("[\x01", 1, nullptr).message == "The text is not JSON: unexpected byte 1, at byte 1 (line 1, column 2).");
  CHECK(not_json("[\xff", 1, nullptr).message == "The text is not JSON: unexpected byte 255, at byte 1 (line 1, column 2).");
  CHECK(not_json("\n\n", 2, "why").message == "The text is not JSON: why, at byte 2 (line 3, column 1).");
  CHECK(not_json("", 0, nullptr).type == error_type::invalid_json);
}
