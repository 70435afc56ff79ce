#include <catch_amalgamated.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <lambda_wasm/bytes.hpp>

using lambda_wasm::Bytes;
using lambda_wasm::BytesView;

TEST_CASE("Bytes keep every byte of text and of numbers") {
  const std::string_view text("a\0\xff", 3);
  const Bytes from_view(text);
  const std::array<std::uint8_t, 3> numbers{'a', 0, 255};
  const Bytes from_span{std::span<const std::uint8_t>(numbers)};
  const Bytes from_vector{std::vector<std::uint8_t>{'a', 0, 255}};
  const Bytes from_string{std::string(text)};

  CHECK(from_view.size() == 3);
  CHECK(from_view.view() == text);
  CHECK(from_view == from_span);
  CHECK(from_view == from_vector);
  CHECK(from_view == from_string);
  CHECK(std::vector<std::uint8_t>(from_view.begin(), from_view.end()) == std::vector<std::uint8_t>{97, 0, 255});
  const std::span<const std::uint8_t> seen = from_view;
  CHECK(seen[2] == 255);
  CHECK(Bytes().empty());
  CHECK_FALSE(from_view.empty());
}

TEST_CASE("nothing converts to Bytes implicitly") {
  STATIC_CHECK(!std::is_convertible_v<std::string, Bytes>);
  STATIC_CHECK(!std::is_convertible_v<const char*, Bytes>);
  STATIC_CHECK(!std::is_convertible_v<Bytes, std::string_view>);
}

TEST_CASE("Bytes are compared as unsigned bytes") {
  CHECK(Bytes("a") < Bytes("\xff"));
  CHECK(Bytes("a") < Bytes("ab"));
  CHECK(Bytes("b") > Bytes("ab"));
  CHECK(Bytes("a") != Bytes("b"));
  CHECK(Bytes() <= Bytes());
}

TEST_CASE("a BytesView sees bytes without a copy") {
  const Bytes bytes("a\xff");
  const BytesView view = bytes;
  CHECK(view.data() == bytes.data());
  CHECK(view.size() == 2);
  CHECK(view == BytesView(std::string_view("a\xff")));
  CHECK(Bytes(view) == bytes);
  const std::span<const std::uint8_t> seen = view;
  CHECK(seen[1] == 255);
  CHECK(BytesView(seen).view().data() == view.view().data());
  CHECK(BytesView().empty());
  CHECK(BytesView() < view);
  CHECK(BytesView(std::string_view("b")) < BytesView(std::string_view("\xff")));
  STATIC_CHECK(!std::is_convertible_v<std::string_view, BytesView>);
}
