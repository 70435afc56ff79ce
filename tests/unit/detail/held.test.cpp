#include <catch_amalgamated.hpp>

#include <memory>
#include <type_traits>
#include <utility>

#include <lambda_wasm/detail/held.hpp>

using lambda_wasm::detail::Held;

TEST_CASE("a held object is destroyed once, with its holder") {
  const auto counted = std::make_shared<int>(1);
  {
    const Held<std::shared_ptr<int>> held{counted};
    CHECK(held.value == counted);
    CHECK(counted.use_count() == 2);
  }
  CHECK(counted.use_count() == 1);
}

TEST_CASE("a trivially destructible object makes its holder trivially destructible") {
  CHECK(std::is_trivially_destructible_v<Held<int>>);
  CHECK_FALSE(std::is_trivially_destructible_v<Held<std::shared_ptr<int>>>);
}
