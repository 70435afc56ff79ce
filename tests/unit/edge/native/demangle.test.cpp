// Alone: names of its own types.
#include <catch_amalgamated.hpp>

#include <filesystem>
#include <fstream>
#include <ios>
#include <stdexcept>
#include <string>
#include <string_view>
#include <typeinfo>
#include <utility>
#include <vector>

#include <lambda_wasm/edge/native/demangle.hpp>

using lambda_wasm::edge::detail::type_name;

namespace {

// A line each: the mangled name, a tab, the name.
std::vector<std::pair<std::string, std::string>> vectors() {
  const std::string here = __FILE__, path = here.substr(0, here.rfind("unit")) + "vectors/type_names.txt";
  std::ifstream stream(path, std::ios::binary);
  INFO("the vectors in " << path);
  std::vector<std::pair<std::string, std::string>> found;
  for (std::string line; std::getline(stream, line);) {
    const std::size_t tab = line.find('\t');
    found.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  REQUIRE(found.size() > 70);
  return found;
}

}  // namespace

namespace demangle_test {
struct OutOfStock {};
template <class T>
struct Of {};
}  // namespace demangle_test

TEST_CASE("type names are spelled as in the source") {
  CHECK(type_name(typeid(demangle_test::OutOfStock).name()) == "demangle_test::OutOfStock");
  CHECK(type_name(typeid(demangle_test::Of<int>).name()) == "demangle_test::Of<int>");
  CHECK(type_name(typeid(std::out_of_range).name()) == "std::out_of_range");
  CHECK(type_name(typeid(int).name()) == "int");
  CHECK(type_name(typeid(const char*).name()) == "const char*");
}

TEST_CASE("inline namespaces of the standard libraries are dropped") {
  CHECK(type_name(typeid(std::ios_base::failure).name()) == "std::ios_base::failure");
  CHECK(type_name("NSt3__18ios_base7failureE") == "std::ios_base::failure");
  CHECK(type_name("NSt3__24__fs10filesystem16filesystem_errorE") == "std::filesystem::filesystem_error");
  CHECK(type_name("NSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE").find("__cxx11") == std::string::npos);
  CHECK(type_name(typeid(std::filesystem::filesystem_error).name()) == "std::filesystem::filesystem_error");
  CHECK(type_name(typeid(demangle_test::Of<std::string>).name()) == "demangle_test::Of<std::string>");
  CHECK(type_name(typeid(std::string).name()) == "std::string");
  CHECK(type_name(typeid(std::string_view).name()) == "std::string_view");
}

// JavaScript uses the same names (tests/javascript/type_names.test.mjs).
TEST_CASE("type names equal those of the vectors") {
  for (const auto& [mangled, name] : vectors()) CHECK(type_name(mangled) == name);
}

TEST_CASE("a text that is not a mangled name is unchanged") {
  CHECK(type_name("demangle_test::OutOfStock!") == "demangle_test::OutOfStock!");
  CHECK(type_name("").empty());
}
