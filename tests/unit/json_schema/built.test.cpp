// The schemas of tests/functions/documents, which the build writes (tests/runtime/documents.test.mjs compares and approves them), and
// those that a program makes natively, which another compiler has compiled.

#include <catch_amalgamated.hpp>

#include <fstream>
#include <string>
#include <string_view>

#include <lambda_wasm/json_schema.hpp>
#include <nlohmann/json.hpp>

#include "../../functions/documents/types.hpp"

namespace {

namespace lw = lambda_wasm;
using nlohmann::json;

json built() {
  const std::string here = __FILE__;
  std::ifstream stream(here.substr(0, here.rfind("unit")) + "functions/documents/documents.schema.json");
  REQUIRE(stream.good());
  return json::parse(stream)["$defs"];
}

// A program writes one direction at a time, so that no type has two definitions.
void rename_inputs(json& schema) {
  for (auto& [key, value] : schema.items()) {
    if (key == "$ref" && value.is_string() && value.get<std::string>().ends_with("Input")) {
      const auto text = value.get<std::string>();
      value = text.substr(0, text.size() - std::string_view("Input").size());
    } else if (value.is_structured()) {
      rename_inputs(value);
    }
  }
}

// Some clang make no std::string of libstdc++ while they compile, and know fewer initialisers.
void remove_defaults(json& schema) {
  if (schema.is_object()) schema.erase("default");
  for (json& value : schema) {
    if (value.is_structured()) remove_defaults(value);
  }
}

template <class T>
void compare(lw::Direction direction) {
  const bool is_input = direction == lw::Direction::input;
  json all = built();
  json definitions = json::parse(lw::json_schema<T>(direction))["$defs"];
  REQUIRE_FALSE(definitions.empty());
  for (auto& [name, definition] : definitions.items()) {
    const bool has_two = is_input && all.contains(name + "Input");
    json& expected = all[has_two ? name + "Input" : name];
    if (is_input) rename_inputs(expected);
#if defined(__clang__) && defined(__GLIBCXX__)
    remove_defaults(expected);
    remove_defaults(definition);
#endif
    INFO(name);
    CHECK(definition == expected);
  }
}

}  // namespace

TEST_CASE("a native program makes the schemas that the build writes") {
  using namespace documents;
  using enum lw::Direction;
  compare<Plain>(input);
  compare<Plain>(output);
  compare<Note>(input);
  compare<Note>(output);
  compare<Tree>(input);
  compare<Tree>(output);
  compare<Page<Note>>(input);
  compare<Own>(input);
  compare<Limited>(input);
  compare<Limited>(output);
  compare<Choices>(input);
  compare<Choices>(output);
  compare<Derived>(output);
  compare<Event>(input);
}
