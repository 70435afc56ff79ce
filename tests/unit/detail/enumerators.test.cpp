#include <catch_amalgamated.hpp>

#include <cstdint>

#include <lambda_wasm/detail/enumerators.hpp>

namespace enumerators_test {
enum class Color : std::uint8_t { red, green, blue };
enum Plain : int { first, second };
enum class None : int {};
struct Outer {
  enum class Inner : std::uint32_t { only };
};
}  // namespace enumerators_test

using namespace enumerators_test;
using lambda_wasm::detail::enumerator_count;
using lambda_wasm::detail::name_of;

TEST_CASE("enumerators have their names, without a scope") {
  STATIC_CHECK(name_of<Color::red>() == "red");
  STATIC_CHECK(name_of<static_cast<Color>(2)>() == "blue");
  STATIC_CHECK(name_of<second>() == "second");
  STATIC_CHECK(name_of<Outer::Inner::only>() == "only");
  STATIC_CHECK(name_of<static_cast<Color>(3)>() == "");
  STATIC_CHECK(name_of<static_cast<Color>(255)>() == "");
  STATIC_CHECK(name_of<static_cast<Plain>(-1)>() == "");
}

TEST_CASE("enumerators are counted up to the first value without a name") {
  STATIC_CHECK(enumerator_count<Color>() == 3);
  STATIC_CHECK(enumerator_count<Plain>() == 2);
  STATIC_CHECK(enumerator_count<None>() == 0);
  STATIC_CHECK(enumerator_count<Outer::Inner>() == 1);
}
