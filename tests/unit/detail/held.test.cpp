#include <catch_amalgamated.hpp>

#include <memory>
#include <type_traits>
#include <utility>

#include <lambda_wasm/detail/held.hpp>

using lambda_wasm::detail::Held;

TEST_CASE("what is held is destroyed once, with what holds it") {
  const auto counted = std::make_shared<int>(1);
  {
    const Held<std::shared_ptr<int>> held{counted};
    CHECK(held.value == counted);
    CHECK(counted.use_count() == 2);
  }
  CHECK(counted.use_count() == 1);
}

TEST_CASE("what needs no destructor gets none") {
  CHECK(std::is_trivially_destructible_v<Held<int>>);
  CHECK_FALSE(std::is_trivially_destructible_v<Held<std::shared_ptr<int>>>);
}
