// An API of 400 routes: no compiler's limits are met, and each route is found.

#include <catch_amalgamated.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/http/routes.hpp>
#include <lambda_wasm/testing/reply.hpp>
#include <lambda_wasm/testing/request.hpp>

namespace lw = lambda_wasm;

namespace {

constexpr std::size_t count = 400;

/// `GET /000/{id}` to `GET /399/{id}`.
template <std::size_t number>
consteval auto key() {
  lw::detail::FixedText text("GET /000/{id}");
  text.text[5] = static_cast<char>('0' + number / 100);
  text.text[6] = static_cast<char>('0' + number / 10 % 10);
  text.text[7] = static_cast<char>('0' + number % 10);
  return text;
}

template <std::size_t number>
std::string handle(unsigned id) {
  return std::to_string(number) + " " + std::to_string(id);
}

template <std::size_t... number>
consteval auto make(std::index_sequence<number...>) {
  return lw::routes(lw::route<key<number>(), handle<number>>...);
}
constexpr auto api = make(std::make_index_sequence<count>());

std::string reply(const std::string& path) {
  const lw::Response response = lw::testing::reply(api, lw::testing::request({.method = "GET", .path = path}));
  return std::to_string(response.status) + " " + response.body.substr(0, 9);
}

}  // namespace

TEST_CASE("an API may have 400 routes") {
  for (std::size_t number = 0; number < count; ++number) {
    const std::string digits = std::to_string(1000 + number).substr(1);
    CHECK(reply("/" + digits + "/7") == "200 " + std::to_string(number) + " 7");
  }
  CHECK(reply("/400/7").starts_with("404 "));
  CHECK(reply("/399/x").starts_with("404 "));
}
