#include <catch_amalgamated.hpp>

#include <string>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/json/key.hpp>

using lambda_wasm::detail::FieldOptions;
using lambda_wasm::json_text::Key;

namespace {

template <lambda_wasm::detail::FixedText Text>
struct Named {
  static constexpr std::string_view name = Text.view();
};

template <class Field>
std::string with_comma() {
  return {Key<Field>::with_comma.data(), Key<Field>::size + 1};
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

TEST_CASE("a key is padded to a multiple of sixteen bytes, for copies of that size") {
  CHECK(Key<Named<"sku">>::with_comma.size() == 16);
  CHECK(Key<Named<"twelve bytes">>::with_comma.size() == 16);
  CHECK(Key<Named<"thirteen byte">>::with_comma.size() == 32);
  CHECK(Key<Named<"sku">>::with_comma[7] == '\0');
}
