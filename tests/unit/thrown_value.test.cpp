#include <catch_amalgamated.hpp>

#include <stdexcept>
#include <string>
#include <string_view>
#include <typeinfo>

#include <lambda_wasm/thrown_value.hpp>

using namespace lambda_wasm;

namespace {

template <class T>
std::pair<std::string, std::string> known_of(T value) {
  try {
    throw value;
  } catch (...) {
    const detail::ThrownValue thrown = detail::thrown_value();
    return {std::string(thrown.type), std::string(thrown.text)};
  }
}

}  // namespace

TEST_CASE("a thrown text is the message") {
  const std::string text = "a text that is longer than what a string holds in itself";
  CHECK(known_of(text.c_str()) == std::pair(std::string(typeid(const char*).name()), text));
  CHECK(known_of(text) == std::pair(std::string(typeid(std::string).name()), text));
  CHECK(known_of(std::string("short")).second == "short");
  char letters[] = "of char";
  CHECK(known_of(+letters) == std::pair(std::string(typeid(char*).name()), std::string("of char")));
  CHECK(known_of(std::string_view(text)) == std::pair(std::string(typeid(std::string_view).name()), text));
  CHECK(known_of(std::string_view()).second.empty());
}

TEST_CASE("a thrown value that is not a text is described by its type") {
  const std::string says_nothing = "An exception was thrown that is not a std::exception.";
  CHECK(known_of(42) == std::pair(std::string(typeid(int).name()), says_nothing));
  CHECK(known_of(static_cast<const char*>(nullptr)).second == says_nothing);
}

TEST_CASE("a text thrown inside another's catch clause is known, and the outer one after it") {
  try {
    throw std::string("outer");
  } catch (...) {
    CHECK(known_of("inner").second == "inner");
    CHECK(detail::thrown_value().text == "outer");
  }
}
