#include <catch_amalgamated.hpp>

#include <cstddef>
#include <string>
#include <string_view>

#include <lambda_wasm/http/route/path.hpp>
#include <lambda_wasm/storage.hpp>

using namespace lambda_wasm;
using namespace lambda_wasm::detail;

TEST_CASE("a path in normal form is not copied") {
  Storage storage;
  for (const std::string_view path : {"/", "/notes/7", "/a.b-c_d~e/!$&'()*+,;=:@/"}) {
    CHECK(normal_path(path, false, storage).data() == path.data());
  }
}

TEST_CASE("escapes of a path are brought into normal form") {
  Storage storage;
  CHECK(normal_path("/%6Eotes/%7e", false, storage) == "/notes/~");
  CHECK(normal_path("/a%2fb%2F", false, storage) == "/a%2Fb%2F");  // an escaped slash does not divide segments
  CHECK(normal_path("/100%", false, storage) == "/100%");
  CHECK(normal_path("/%zz%4", false, storage) == "/%zz%4");
  CHECK(normal_path("/a b\"<>", false, storage) == "/a%20b%22%3C%3E");
  CHECK(normal_path("/\xF0\x9F\x94\xA5", false, storage) == "/%F0%9F%94%A5");
  CHECK(normal_path("/%f0%9f%94%a5", false, storage) == "/%F0%9F%94%A5");
  CHECK(normal_path(std::string_view("/\0\x7f", 3), false, storage) == "/%00%7F");
}

TEST_CASE("what looks like an escape in a decoded path is text") {
  Storage storage;
  CHECK(normal_path("/a%20b", true, storage) == "/a%2520b");
  CHECK(normal_path("/100%", true, storage) == "/100%25");
  CHECK(normal_path("/a b/~", true, storage) == "/a%20b/~");
  CHECK(decode_segment("a%2520b", storage) == "a%20b");
}

TEST_CASE("whether a path is in normal form is seen at every place") {
  for (std::size_t place = 0; place != 20; ++place) {
    for (int byte = 0; byte != 256; ++byte) {
      for (const char other : {'a', '~'}) {
        std::string path(20, other);
        path[place] = static_cast<char>(byte);
        std::string normal;
        put_normal_path(path, true, [&](char character) { normal += character; });
        CAPTURE(place, byte, other);
        REQUIRE(is_normal_path(path) == (normal == path));
      }
    }
  }
  Storage storage;
  CHECK(normal_path("/a[b]/{c}|<\"\\^`>", false, storage) == "/a%5Bb%5D/%7Bc%7D%7C%3C%22%5C%5E%60%3E");
}

TEST_CASE("a segment is decoded once") {
  Storage storage;
  constexpr std::string_view plain = "a+b";
  CHECK(decode_segment(plain, storage).data() == plain.data());
  CHECK(decode_segment("a%2Fb%20c", storage) == "a/b c");
  CHECK(decode_segment("%2525", storage) == "%25");
  CHECK(decode_segment("100%", storage) == "100%");
  CHECK(decode_segment("%F0%9F%94%A5", storage) == "\xF0\x9F\x94\xA5");
  CHECK(decode_segment("a%FFb", storage) ==
        "a\xEF\xBF\xBD"
        "b");
}
