#pragma once
/// @file
/// Anything (the kind `a` in schema.hpp): a value that says itself what it is, by a tag before it.
///
/// | tag, a word | value | words after the tag |
/// |---|---|---|
/// | 0 | null | none |
/// | 1 | false | none |
/// | 2 | true | none |
/// | 3 | integer of 64 bits | low word, high word |
/// | 4 | integer above 2^63 - 1, unsigned | low word, high word |
/// | 5 | double | at an even index from the message's first word: the two words of the IEEE 754 binary64, low word first |
/// | 6 | string | its length in bytes; the bytes are in the text block |
/// | 7 | array | how many values, then each of them, from its tag on |
/// | 8 | object | how many fields, then of each the key, as the word and the bytes of a string, and the value, from its tag on |
/// | 9 | bytes, which JSON has no form of | as of a string |
///
/// So `{"a":[1,true]}` is the words 8 1 1 7 2 3 1 0 2 and the text `a`. A number that JavaScript has as an integer of at most
/// 2^53 - 1 comes as tag 3, every other as tag 5. Arrays and objects nest at most 256 deep: JavaScript refuses deeper ones coming
/// in, C++ those going out.
///
/// Keys come in the order of JavaScript's objects, none twice: array indices like `7` first, ascending, then the others as their
/// sender wrote them. Going out, the reply's reader gets them in that order too, whatever the order here.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/wire/reader.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::wire {

enum class AnyTag : std::uint32_t { null, no, yes, integer, unsigned_integer, real, text, array, object, bytes };

/// How deep arrays and objects may nest.
inline constexpr std::size_t max_any_depth = 256;

/// Writes a value of any kind: one call for each part of it, in order.
///
///     AnyWriter any(writer);        {"a":[1,true]}
///     any.object(1);
///     any.key("a");
///     any.array(2);
///     any.integer(1);
///     any.boolean(true);
class AnyWriter {
 public:
  explicit AnyWriter(Writer& writer) : writer_(writer) {}

  void null() { tag(AnyTag::null); }
  void boolean(bool value) { tag(value ? AnyTag::yes : AnyTag::no); }
  void integer(std::int64_t value) {
    tag(AnyTag::integer);
    writer_.double_word(static_cast<std::uint64_t>(value));
  }
  void unsigned_integer(std::uint64_t value) {
    tag(value <= INT64_MAX ? AnyTag::integer : AnyTag::unsigned_integer);
    writer_.double_word(value);
  }
  void real(double value) {
    tag(AnyTag::real);
    writer_.real(value);
  }
  void text(std::string_view value) {
    tag(AnyTag::text);
    writer_.text(value);
  }
  void bytes(std::string_view value) {
    tag(AnyTag::bytes);
    writer_.text(value);
  }
  /// So many values follow.
  void array(std::size_t count) { open(AnyTag::array, count); }
  /// So many keys follow, each with its value.
  void object(std::size_t count) { open(AnyTag::object, count); }
  void key(std::string_view value) { writer_.text(value); }

  // What a sink is told besides, and the wire does not hold.
  void end_array() {}
  void end_object() {}

 private:
  void tag(AnyTag value) { writer_.word(static_cast<std::uint32_t>(value)); }
  void open(AnyTag value, std::size_t count) {
    tag(value);
    writer_.word(static_cast<std::uint32_t>(count));
  }

  Writer& writer_;
};

/// Reads a value of any kind, and tells `sink` each part of it, in order, by the functions of AnyWriter. Texts and keys view
/// the message.
template <class Sink>
void read_any(Reader& reader, Sink& sink) {
  struct Level {
    std::uint32_t left;
    bool is_object;
  };
  std::array<Level, max_any_depth> levels;
  std::size_t depth = 0;
  for (;;) {
    switch (static_cast<AnyTag>(reader.word())) {
      case AnyTag::null:
        sink.null();
        break;
      case AnyTag::no:
        sink.boolean(false);
        break;
      case AnyTag::yes:
        sink.boolean(true);
        break;
      case AnyTag::integer:
        sink.integer(static_cast<std::int64_t>(reader.double_word()));
        break;
      case AnyTag::unsigned_integer:
        sink.unsigned_integer(reader.double_word());
        break;
      case AnyTag::real:
        sink.real(reader.real());
        break;
      case AnyTag::text:
        sink.text(reader.text());
        break;
      case AnyTag::bytes:
        sink.bytes(reader.text());
        break;
      case AnyTag::array:
        levels[depth] = {reader.word(), false};
        sink.array(levels[depth++].left);
        break;
      case AnyTag::object:
        levels[depth] = {reader.word(), true};
        sink.object(levels[depth++].left);
        break;
    }
    for (; depth != 0 && levels[depth - 1].left == 0; --depth) {
      if (levels[depth - 1].is_object) {
        sink.end_object();
      } else {
        sink.end_array();
      }
    }
    if (depth == 0) return;
    Level& level = levels[depth - 1];
    --level.left;
    if (level.is_object) sink.key(reader.text());
  }
}

/// Refuses a value that nests too deep to be written.
[[noreturn, gnu::noinline, gnu::cold]] inline void raise_too_deep() {
  detail::raise(error_type::invalid_result, "The value nests deeper than 256 levels.");
}

}  // namespace lambda_wasm::wire
