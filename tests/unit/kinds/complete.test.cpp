#include <catch_amalgamated.hpp>

#include <string_view>

#include <lambda_wasm/kinds/complete.hpp>

using namespace lambda_wasm;
using kinds::missing_part;

namespace complete_test {

struct WithoutParts {};

// A kind that has a part twice lacks it: it cannot be named.
struct AnotherTakes {
  template <class T>
  static constexpr bool takes = true;
};
struct AnotherLetters {
  static constexpr std::string_view letters = "";
};
struct AnotherParts {
  template <class T>
  using Parts = void;
};
struct AnotherIsWhole {
  template <class T>
  static constexpr bool is_whole = true;
};
struct AnotherIsReferred {
  template <class T>
  static constexpr bool is_referred = true;
};
struct AnotherIsView {
  template <class T>
  static constexpr bool is_view = true;
};
struct AnotherJsonTypes {
  template <class T>
  static constexpr bool json_types = true;
};
struct AnotherMostText {
  template <class T>
  static constexpr bool most_text = true;
};
struct AnotherExpected {
  template <class T>
  static void expected(T& first, const T& second);
};
struct AnotherPutSchema {
  template <class T>
  static void put_schema(T& first, const T& second);
};
struct AnotherRead {
  template <class T>
  static void read(T& first, const T& second);
};
struct AnotherWrite {
  template <class T>
  static void write(T& first, const T& second);
};
struct AnotherParse {
  template <class T>
  static void parse(T& first, const T& second);
};
struct AnotherPrint {
  template <class T>
  static void print(T& first, const T& second);
};
struct AnotherParseSchema {
  template <class T>
  static void parse_schema(T& first, const T& second);
};
struct AnotherPut {
  template <class T>
  static void put(T& first, const T& second);
};
struct AnotherTake {
  template <class T>
  static void take(T& first, const T& second);
};

template <class Another>
struct Changed : kinds::Text, Another {};
template <class Another>
constexpr std::string_view missing = missing_part<Changed<Another>>();

}  // namespace complete_test
using namespace complete_test;

TEST_CASE("every kind has every part") {
  STATIC_REQUIRE(kinds::is_complete);
  STATIC_REQUIRE(missing_part<kinds::Text>().empty());
  STATIC_REQUIRE(missing_part<Changed<WithoutParts>>().empty());
}

TEST_CASE("the part that a kind lacks is named") {
  STATIC_REQUIRE(missing_part<WithoutParts>() == "Example");
  STATIC_REQUIRE(missing<AnotherTakes> == "takes");
  STATIC_REQUIRE(missing<AnotherLetters> == "letters");
  STATIC_REQUIRE(missing<AnotherParts> == "Parts");
  STATIC_REQUIRE(missing<AnotherIsWhole> == "is_whole");
  STATIC_REQUIRE(missing<AnotherIsReferred> == "is_referred");
  STATIC_REQUIRE(missing<AnotherIsView> == "is_view");
  STATIC_REQUIRE(missing<AnotherJsonTypes> == "json_types");
  STATIC_REQUIRE(missing<AnotherMostText> == "most_text");
  STATIC_REQUIRE(missing<AnotherExpected> == "expected");
  STATIC_REQUIRE(missing<AnotherPutSchema> == "put_schema");
  STATIC_REQUIRE(missing<AnotherRead> == "read");
  STATIC_REQUIRE(missing<AnotherWrite> == "write");
  STATIC_REQUIRE(missing<AnotherParse> == "parse");
  STATIC_REQUIRE(missing<AnotherPrint> == "print");
  STATIC_REQUIRE(missing<AnotherParseSchema> == "parse_schema");
  STATIC_REQUIRE(missing<AnotherPut> == "put");
  STATIC_REQUIRE(missing<AnotherTake> == "take");
}
