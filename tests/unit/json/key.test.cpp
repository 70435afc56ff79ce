#include <catch_amalgamated.hpp>

#include <string>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/json/key.hpp>

#include "exact.hpp"

using lambda_wasm::detail::FieldOptions;
using lambda_wasm::json_text::Key;

namespace {

template <lambda_wasm::detail::FixedText Text>
struct Named {
  static constexpr std::string_view name = Text.view();
};

template <class Field>
std::string with_comma() {
  return {Key<Field>::with_comma.data(), Key<Field>::with_comma.size()};
}

// Every length uses a different path through the comparison.
template <lambda_wasm::detail::FixedText Text>
void check_only_itself() {
  using TextKey = Key<Named<Text>>;
  const std::string text = with_comma<Named<Text>>().substr(1);
  REQUIRE(text.size() == TextKey::size);
  CHECK(TextKey::is_at(Exact(text).view().data()));
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] = static_cast<char>(other[i] ^ 1);
    INFO(other);
    CHECK_FALSE(TextKey::is_at(Exact(other).view().data()));
  }
}

}  // namespace

TEST_CASE("a key is written with its punctuation") {
  CHECK(with_comma<Named<"sku">>() == R"(,"sku":)");
  CHECK(with_comma<Named<"">>() == R"(,"":)");
  CHECK(with_comma<Named<"größe">>() == R"(,"größe":)");
}

TEST_CASE("a key is escaped like any string") {
  CHECK(with_comma<Named<"a\"b\\c/d">>() == R"(,"a\"b\\c/d":)");
  CHECK(with_comma<Named<"\b\f\n\r\t\x01\x1f">>() == R"(,"\b\f\n\r\t\u0001\u001f":)");
}

TEST_CASE("a key matches only if all characters match") {
  check_only_itself<"">();
  check_only_itself<"a">();
  check_only_itself<"ab">();
  check_only_itself<"abc">();
  check_only_itself<"abcd">();
  check_only_itself<"abcde">();
  check_only_itself<"abcdef">();
  check_only_itself<"abcdefg">();
  check_only_itself<"abcdefghijklm">();
  check_only_itself<"abcdefghijklmn">();
  check_only_itself<"abcdefghijklmnopqrstuvwxyz">();
  check_only_itself<"a\"\n">();
}
