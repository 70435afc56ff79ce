#include <catch_amalgamated.hpp>

#include <string>

#include <lambda_wasm/http/problem.hpp>

using namespace lambda_wasm;

namespace {

std::string json_of(const HttpError& error) {
  Storage storage;
  return std::string(detail::ProblemWriter::write(error, storage));
}

}  // namespace

TEST_CASE("a problem has its status and that status's title") {
  CHECK(json_of(HttpError(404)) == R"({"title":"Not Found","status":404})");
  CHECK(json_of(HttpError(404, "no such order")) == R"({"title":"Not Found","status":404,"detail":"no such order"})");
  CHECK(json_of(HttpError(499, "x")) == R"({"status":499,"detail":"x"})");
}

TEST_CASE("a problem has every member that is set") {
  HttpError error(409, "taken");
  error.type = "https://example.com/taken";
  error.title = "Already taken";
  error.instance = "/orders/7";
  CHECK(json_of(error) ==
        R"({"type":"https://example.com/taken","title":"Already taken","status":409,"detail":"taken","instance":"/orders/7"})");
}

TEST_CASE("a problem has the wrong places, and their number") {
  HttpError error(422, "2 values do not fit");
  error.add({"", "object", "array"});
  error.add({"/a~1b", "string", ""});
  error.count = 40;
  CHECK(json_of(error) ==
        R"({"title":"Unprocessable Content","status":422,"detail":"2 values do not fit",)"
        R"("errors":[{"pointer":"","expected":"object","found":"array"},{"pointer":"/a~1b","expected":"string"}],"count":40})");
}

TEST_CASE("the texts of a problem are escaped, and become valid UTF-8") {
  HttpError error(400, std::string("\"\\/\b\n\x1f\0\x7f", 8) + "é🍐\xff\xc3");
  error.title = "t";
  CHECK(json_of(error) ==
        "{\"title\":\"t\",\"status\":400,\"detail\":\"\\\"\\\\/\\u0008\\u000a\\u001f\\u0000\x7fé🍐\xef\xbf\xbd\xef\xbf\xbd\"}");
}

TEST_CASE("a problem of many long texts fits") {
  HttpError error(400, std::string(10'000, '\x01'));
  for (int i = 0; i < 40; ++i) error.add({std::string(1'000, '\xff'), std::string(1'000, '"'), ""});
  CHECK(json_of(error).size() > 10'000 * 6 + 32 * (3'000 + 2'000));
}
