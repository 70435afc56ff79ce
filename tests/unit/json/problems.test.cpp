#include <catch_amalgamated.hpp>

#include <string>

#include <lambda_wasm/json/problems.hpp>

using namespace lambda_wasm;
using json_text::Problems;

TEST_CASE("the first problems are kept in the text's order, and all are counted") {
  Storage storage;
  Problems problems(storage);
  const std::string text(100, ' ');
  problems.add({&text[5], "five", {}, {}, {}});
  problems.add({&text[2], "two", {}, {}, {}});
  problems.add({&text[5], "five again", {}, {}, {}});
  problems.add({&text[3], "three", {}, {}, {}});
  REQUIRE(problems.end() - problems.begin() == 4);
  CHECK(problems.begin()[0].expected == "two");
  CHECK(problems.begin()[1].expected == "three");
  CHECK(problems.begin()[2].expected == "five");
  CHECK(problems.begin()[3].expected == "five again");
  for (int i = 0; i < 60; ++i) problems.add({&text[10], "ten", {}, {}, {}});
  CHECK(problems.end() - problems.begin() == max_mismatches);
  CHECK(problems.count() == 64);
  CHECK(problems.begin()[31].expected == "ten");

  problems.add({&text[1], "one", {}, {}, {}});  // missing members are found after the others
  CHECK(problems.begin()[0].expected == "one");
  CHECK(problems.begin()[1].expected == "two");
  CHECK(problems.end() - problems.begin() == max_mismatches);
  problems.add({&text[11], "eleven", {}, {}, {}});
  CHECK(problems.begin()[31].expected == "ten");
  CHECK(problems.count() == 66);
}
