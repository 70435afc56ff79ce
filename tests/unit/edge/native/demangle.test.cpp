#include <catch_amalgamated.hpp>

#include <filesystem>
#include <ios>
#include <stdexcept>
#include <string>
#include <typeinfo>
#include <vector>

#include <lambda_wasm/edge/native/demangle.hpp>

using lambda_wasm::edge::detail::type_name;

namespace demangle_test {
struct OutOfStock {};
template <class T>
struct Of {};
}  // namespace demangle_test

TEST_CASE("types are named as they are written") {
  CHECK(type_name(typeid(demangle_test::OutOfStock).name()) == "demangle_test::OutOfStock");
  CHECK(type_name(typeid(demangle_test::Of<int>).name()) == "demangle_test::Of<int>");
  CHECK(type_name(typeid(std::out_of_range).name()) == "std::out_of_range");
  CHECK(type_name(typeid(int).name()) == "int");
  CHECK(type_name(typeid(const char*).name()) == "char const*");
}

TEST_CASE("inline namespaces of the standard libraries are dropped") {
  CHECK(type_name(typeid(std::ios_base::failure).name()) == "std::ios_base::failure");
  CHECK(type_name("NSt3__18ios_base7failureE") == "std::ios_base::failure");
  CHECK(type_name("NSt3__24__fs10filesystem16filesystem_errorE") == "std::__fs::filesystem::filesystem_error");
  CHECK(type_name("NSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE").find("__cxx11") == std::string::npos);
  CHECK(type_name(typeid(demangle_test::Of<std::string>).name()).find("__") == std::string::npos);
}

TEST_CASE("what is no mangled name stays") {
  CHECK(type_name("demangle_test::OutOfStock!") == "demangle_test::OutOfStock!");
  CHECK(type_name("").empty());
}
