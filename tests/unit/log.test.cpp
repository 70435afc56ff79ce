#include <catch_amalgamated.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <limits>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/edge/native/log.hpp>
#include <lambda_wasm/edge/native/number.hpp>
#include <lambda_wasm/log.hpp>

using namespace std::chrono_literals;
using namespace std::string_view_literals;
namespace logging = lambda_wasm::log;

namespace log_test {

enum class Size { small, unnamed };
LAMBDA_WASM_DESCRIBE_ENUM(Size, (small, "the \"small\" one"))

struct Line {
  std::string sku;
  int count = 0;
};
LAMBDA_WASM_DESCRIBE(Line, sku, count)

}  // namespace log_test
using namespace log_test;

namespace {

// Captures the log while it lives, instead of writing it to standard error.
class Logged {
 public:
  Logged() : kept_(std::cerr.rdbuf(text_.rdbuf())) {}
  Logged(const Logged&) = delete;
  Logged& operator=(const Logged&) = delete;
  ~Logged() { std::cerr.rdbuf(kept_); }
  std::string text() {
    std::string text = text_.str();
    text_.str("");
    return text;
  }

 private:
  std::ostringstream text_;
  std::streambuf* kept_;
};

// Sets the log level while it lives, as the platform does.
class LowestLevel {
 public:
  explicit LowestLevel(const char* level) { setenv("AWS_LAMBDA_LOG_LEVEL", level, 1); }
  LowestLevel(const LowestLevel&) = delete;
  LowestLevel& operator=(const LowestLevel&) = delete;
  ~LowestLevel() { unsetenv("AWS_LAMBDA_LOG_LEVEL"); }
};

template <class T>
std::string field_of(const T& value) {
  Logged logged;
  logging::info("", logging::field("f", value));
  const std::string text = logged.text();
  constexpr std::string_view before = "INFO  {\"f\":", after = "}\n";
  REQUIRE(text.starts_with(before));
  REQUIRE(text.ends_with(after));
  return text.substr(before.size(), text.size() - before.size() - after.size());
}

}  // namespace

TEST_CASE("an entry is a line of level, message and fields") {
  Logged logged;
  logging::trace("one");
  logging::debug("{} of {}", 2, "two");
  logging::info("three", logging::field("order", 17));
  logging::warn("{}", "four", logging::field("order", 17), logging::field("name", "Ada"), logging::field("ok", true));
  logging::error("{{five}}");
  logging::fatal("six");
  CHECK(logged.text() ==
        "TRACE one\n"
        "DEBUG 2 of two\n"
        "INFO three {\"order\":17}\n"
        "WARN four {\"order\":17,\"name\":\"Ada\",\"ok\":true}\n"
        "ERROR {five}\n"
        "FATAL six\n");
}

TEST_CASE("entries below the level are not logged, and not formatted") {
  Logged logged;
  const auto all = [] {
    logging::trace("1");
    logging::debug("2");
    logging::info("3");
    logging::warn("4");
    logging::error("5");
    logging::fatal("6");
  };
  for (const auto& [level, lines] : std::vector<std::pair<const char*, std::size_t>>{
           {"TRACE", 6}, {"DEBUG", 5}, {"INFO", 4}, {"Warn", 3}, {"error", 2}, {"FATAL", 1}, {"", 6}, {"OFF", 6}}) {
    const LowestLevel lowest(level);
    all();
    const std::string text = logged.text();
    CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) == lines);
    CHECK(text.ends_with("FATAL 6\n"));
  }
  const LowestLevel lowest("WARN");
  CHECK(logging::is_logged(logging::Level::warn));
  CHECK_FALSE(logging::is_logged(logging::Level::info));
  // Would throw if it were written: JSON does not have this time.
  const std::vector<std::chrono::sys_seconds> never{std::chrono::sys_seconds(253'402'300'800s)};
  CHECK_NOTHROW(logging::info("{}", never));
}

TEST_CASE("one entry is one line, with any content") {
  Logged logged;
  logging::info("a\nb\r\n{}", "\x1b[31m\t\b"sv, logging::field("text", "c\nd"));
  CHECK(logged.text() == "INFO a\\nb\\r\\n\\u001b[31m\\t\\b {\"text\":\"c\\nd\"}\n");
  logging::info("a{}c", "\0b"sv);
  CHECK(logged.text() == "INFO a\\u0000bc\n");
}

TEST_CASE("invalid UTF-8 is logged as U+FFFD") {
  Logged logged;
  logging::info("a{}b ä", "\xff\xc3"sv, logging::field("\xe2\x82", "\xed\xa0\x80"sv));
  CHECK(logged.text() == "INFO a\ufffd\ufffdb ä {\"\ufffd\":\"\ufffd\ufffd\ufffd\"}\n");
}

TEST_CASE("an entry may be long") {
  Logged logged;
  const std::string long_text(1'000'000, '"');
  logging::info("{}", long_text);
  CHECK(logged.text().size() == long_text.size() + 6);
  logging::info("{}", "", logging::field(long_text, long_text));
  CHECK(logged.text().size() == 4 * long_text.size() + 14);
}

TEST_CASE("a field is its value as JSON") {
  CHECK(field_of("text") == "\"text\"");
  CHECK(field_of(std::string("a\"\\\n\x01")) == R"("a\"\\\n\u0001")");
  CHECK(field_of("\0b"sv) == R"("\u0000b")");
  CHECK(field_of(static_cast<const char*>(nullptr)) == "null");
  CHECK(field_of('"') == R"("\"")");
  CHECK(field_of(true) == "true");
  CHECK(field_of(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
  CHECK(field_of(std::uint8_t{200}) == "200");
  CHECK(field_of(0.5) == "0.5");
  CHECK(field_of(std::numeric_limits<double>::quiet_NaN()) == "null");
  CHECK(field_of(-std::numeric_limits<float>::infinity()) == "null");
  CHECK(field_of(Size::small) == R"("the \"small\" one")");
  CHECK(field_of(Size::unnamed) == "1");
  CHECK(field_of(250ms) == "\"250ms\"");
  CHECK(field_of(std::chrono::sys_seconds(0s)) == "\"1970-01-01T00:00:00Z\"");
  CHECK(field_of(std::chrono::sys_seconds(253'402'300'800s)) == "\"253402300800s\"");
  CHECK(field_of(std::optional<int>()) == "null");
  CHECK(field_of(std::optional<std::string>("a")) == "\"a\"");
  CHECK(field_of(Line{"fig", 2}) == R"({"sku":"fig","count":2})");
  CHECK(field_of(std::vector<int>{1, 2}) == "[1,2]");
}

TEST_CASE("a field may have any name") {
  Logged logged;
  logging::info("", logging::field("__proto__", 1), logging::field("", 2), logging::field("a \"b\"", 3));
  CHECK(logged.text() == "INFO  {\"__proto__\":1,\"\":2,\"a \\\"b\\\"\":3}\n");
}

TEST_CASE("an entry follows output that was printed before it") {
  // Both write to the same file, and std::cout is buffered.
  struct Late : std::stringbuf {
    explicit Late(std::ostringstream& output) : output_(output) {}
    int sync() override {
      output_ << str();
      str("");
      return 0;
    }
    std::ostringstream& output_;
  };
  std::ostringstream output;
  Late late(output);
  auto* const out = std::cout.rdbuf(&late);
  auto* const err = std::cerr.rdbuf(output.rdbuf());
  std::cout << "before, ";
  logging::info("the entry");
  std::cout << "after" << std::flush;
  std::cout.rdbuf(out);
  std::cerr.rdbuf(err);
  CHECK(output.str() == "before, INFO the entry\nafter");
}
