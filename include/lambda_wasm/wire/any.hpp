#pragma once
/// @file
/// Anything (the kind `a` in schema.hpp): a value of any type, preceded by a tag for its type.
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
/// | 7 | array | count of values, then each value with its tag |
/// | 8 | object | count of fields, then for each field the key as a string (without a tag) and the value with its tag |
/// | 9 | bytes, which JSON cannot express | as for a string |
///
/// For example, `{"a":[1,true]}` is the words 8 1 1 7 2 3 1 0 2 and the text `a`. A JavaScript number that is an integer of at
/// most 2^53 - 1 has tag 3, every other number tag 5. Arrays and objects may nest 256 levels deep: JavaScript refuses deeper ones
/// that cross into C++, and C++ refuses those that cross out.
///
/// Keys that cross into C++ are unique, and in the order of JavaScript's objects: array indices like `7` first, ascending, then
/// the others in the sender's order. In the other direction, the reader of the reply brings them into that order.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/wire/reader.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::wire {

enum class AnyTag : std::uint32_t { null, no, yes, integer, unsigned_integer, real, text, array, object, bytes };

/// The maximum nesting depth of arrays and objects.
inline constexpr std::size_t max_any_depth = kinds::max_depth;

/// Writes a value of any kind, with one call for each part, in order.
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
  /// Begins an array: write `count` values next.
  void array(std::size_t count) { open(AnyTag::array, count); }
  /// Begins an object: write `count` keys next, each followed by its value.
  void object(std::size_t count) { open(AnyTag::object, count); }
  void key(std::string_view value) { writer_.text(value); }

  // Other sinks use these calls; the wire needs no end marks.
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

/// Reads a value of any kind, and calls the functions of AnyWriter on `sink` for each part, in order. Texts and keys view the
/// message.
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

}  // namespace lambda_wasm::wire
