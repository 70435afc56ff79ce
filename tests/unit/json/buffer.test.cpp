#include <catch_amalgamated.hpp>

#include <string>

#include <lambda_wasm/json/buffer.hpp>

using lambda_wasm::json_text::Buffer;

namespace {

void append(Buffer& buffer, std::string_view text) {
  char* to = buffer.reserve(buffer.end(), text.size());
  to = std::copy(text.begin(), text.end(), to);
  buffer.set_end(to);
}

}  // namespace

TEST_CASE("a new buffer is an empty text") {
  Buffer buffer;
  CHECK(buffer.view().empty());
  buffer.clear();
  CHECK(buffer.view().empty());
}

TEST_CASE("a buffer keeps its text while it grows") {
  Buffer buffer;
  std::string expected;
  for (int i = 0; i < 5000; ++i) {
    const std::string part = std::to_string(i) + ",";
    append(buffer, part);
    expected += part;
  }
  CHECK(buffer.view() == expected);
}

TEST_CASE("the requested room starts at the end of the text") {
  Buffer buffer;
  char* to = buffer.reserve(buffer.end(), 3);
  std::fill_n(to, 3, 'x');
  to = buffer.reserve(to + 3, 100000);
  std::fill_n(to, 100000, 'y');
  buffer.set_end(to + 100000);
  CHECK(buffer.view().substr(0, 4) == "xxxy");
  CHECK(buffer.view().size() == 100003);
}

TEST_CASE("a cleared buffer keeps its memory") {
  Buffer buffer;
  append(buffer, std::string(1000, 'x'));
  const char* const before = buffer.view().data();
  buffer.clear();
  append(buffer, std::string(1000, 'y'));
  CHECK(buffer.view().data() == before);
  CHECK(buffer.view() == std::string(1000, 'y'));
}
