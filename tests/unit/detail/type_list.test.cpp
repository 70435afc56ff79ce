#include <catch_amalgamated.hpp>

#include <type_traits>

#include <lambda_wasm/detail/type_list.hpp>

using namespace lambda_wasm::detail;

TEST_CASE("joined lists have each type once, in order") {
  STATIC_REQUIRE(std::is_same_v<Joined<>, TypeList<>>);
  STATIC_REQUIRE(std::is_same_v<Joined<TypeList<int, int>>, TypeList<int>>);
  STATIC_REQUIRE(
      std::is_same_v<Joined<TypeList<int, bool>, TypeList<>, TypeList<char, int>, TypeList<bool>>, TypeList<int, bool, char>>);
}

TEST_CASE("a list knows its size and its types") {
  STATIC_REQUIRE((TypeList<>::size == 0 && TypeList<int, bool>::size == 2));
  STATIC_REQUIRE(TypeList<int, bool>::contains<bool>);
  STATIC_REQUIRE_FALSE((TypeList<>::contains<int> || TypeList<int, bool>::contains<const int>));
}

TEST_CASE("a type has an address of its own") {
  STATIC_REQUIRE(is_same_type(&type_id<int>, &type_id<int>));
  STATIC_REQUIRE_FALSE(is_same_type(&type_id<int>, &type_id<unsigned>));
}
