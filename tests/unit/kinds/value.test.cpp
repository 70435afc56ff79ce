#include <catch_amalgamated.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/format.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/wire/reader.hpp>
#include <lambda_wasm/wire/writer.hpp>

using namespace lambda_wasm;

namespace value_test {

struct NoteId {
  std::string text;
  bool operator==(const NoteId&) const = default;
};
LAMBDA_WASM_DESCRIBE_VALUE(NoteId, text)

class Cents {
 public:
  Cents() = default;
  explicit Cents(std::int64_t value) : value_(value) {}
  LAMBDA_WASM_DESCRIBE_VALUE(Cents, value_)

 private:
  std::int64_t value_ = 0;
};

class Email {
 public:
  using crosses_as = std::string;
  Email() = default;
  explicit Email(std::string text) : text_(std::move(text)) {
    if (text_.empty()) throw Error("shop::NoEmail", "some text");
    if (text_.find('@') == std::string::npos) throw std::invalid_argument("an e-mail address");
  }
  [[nodiscard]] const std::string& crossing() const { return text_; }

 private:
  std::string text_;
};

// Crosses as a struct.
struct Pair {
  int first = 1, second = 2;
};
LAMBDA_WASM_DESCRIBE(Pair, (first, defaulted), second)
struct Total {
  using crosses_as = Pair;
  Total() = default;
  explicit Total(Pair pair) noexcept : sum(pair.first + pair.second) {}
  [[nodiscard]] Pair crossing() const { return {0, sum}; }
  int sum = 0;
};
struct Wrapped {
  Pair pair;
};
LAMBDA_WASM_DESCRIBE_VALUE(Wrapped, pair)

struct Note {
  NoteId id;
  std::optional<Email> author;
  std::vector<Cents> prices;
  std::map<std::string, NoteId> links;
  Total total;
};
LAMBDA_WASM_DESCRIBE(Note, id, author, (prices, defaulted), (links, defaulted), (total, defaulted))

struct Holds {
  Wrapped value;
};
LAMBDA_WASM_DESCRIBE(Holds, value)

struct ViewId {
  std::string_view text;
};
LAMBDA_WASM_DESCRIBE_VALUE(ViewId, text)

static_assert(Crossing<NoteId> && Crossing<Cents> && Crossing<Email> && Crossing<Total>);
static_assert(detail::has_views<ViewId>() && !detail::has_views<NoteId>());

template <class T>
std::string again(std::string_view text) {
  const Result<T> value = try_from_json<T>(text);
  if (value) return to_json(*value);
  const Mismatch& first = value.error()->mismatches.front();
  return first.pointer + ": " + first.expected + ", " + first.found;
}
template <class T>
T by_lane(const auto& sent) {
  wire::Block block;
  wire::write_message(block, sent);
  return wire::Reader({block.words, block.text}).read<T>();
}

}  // namespace value_test
using namespace value_test;

TEST_CASE("the schema of a value is the other type's") {
  CHECK(std::string_view(detail::TypeText<Note>::descriptor.data()).substr(detail::type_marker.size()) ==
        "(2:ids6:author?s6:prices?[l5:links?{s5:total?@0;)");
}

TEST_CASE("a value crosses as another") {
  const std::string note =
      R"({"id":"n1","author":"a@b","prices":[5,9007199254740993],"links":{"next":"n2"},"total":{"first":0,"second":7}})";
  CHECK(
      again<Note>(
          R"({"id":"n1","author":"a@b","prices":[5,"9007199254740993"],"links":{"next":"n2"},"total":{"first":3,"second":4}})") ==
      note);
  CHECK(again<NoteId>(R"("x")") == R"("x")");
  CHECK(by_lane<NoteId>(std::string("x")) == NoteId{"x"});
  CHECK(by_lane<std::string>(NoteId{"x"}) == "x");
  CHECK(by_lane<Total>(Pair{3, 4}).sum == 7);
  CHECK(by_lane<Pair>(Total(Pair{3, 4})).second == 7);
  CHECK(lambda_wasm::format("{} {} {}", NoteId{"x"}, Cents(5), Email("a@b")) == "x 5 a@b");
}

TEST_CASE("a value of the wrong type is a mismatch of the other type") {
  CHECK(again<Note>(R"({"id":1})") == "/id: string, number 1");
  CHECK(again<Note>("{}") == "/id: string, nothing");
  CHECK(again<Note>(R"({"id":"n","author":5})") == "/author: string, number 5");
  CHECK(try_from_json<Note>(R"({"id":"n","author":5})").error()->count == 1);  // the constructor is not called
  CHECK(again<Note>(R"({"id":"n","total":{}})") == "/total/second: integer of 32 bits, nothing");
}

TEST_CASE("a value that its constructor refuses is a mismatch, whose message is what was expected") {
  CHECK(again<Note>(R"({"id":"n","author":"x"})") == R"(/author: an e-mail address, string "x")");
  CHECK(again<Note>(R"({"id":"n","author": "" })") == R"(/author: some text, string "")");
  CHECK(try_from_json<std::vector<Email>>(R"(["x", "a@b", "y"])").error()->count == 2);
}

TEST_CASE("a value that its constructor refuses ends the invocation") {
  CHECK_THROWS_MATCHES(by_lane<Email>(std::string("x")), Error, Catch::Matchers::Predicate<Error>([](const Error& error) {
                         return error.type == error_type::invalid_event &&
                                error.message == "A value does not fit: expected an e-mail address.";
                       }));
}

TEST_CASE("a second value keeps no parts of the first") {
  CHECK(again<Holds>(R"({"value":{"first":5,"second":6},"value":{"second":7}})") == R"({"value":{"first":1,"second":7}})");
}
