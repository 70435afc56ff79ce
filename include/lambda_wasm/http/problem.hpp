#pragma once

#include <cstddef>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/status.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/number.hpp>
#include <lambda_wasm/text/utf8.hpp>

namespace lambda_wasm::detail {

/// Writes the JSON of a problem. Every function that can answer with one carries this, also those that have no JSON of their
/// own: so it is of few instructions, where the codec of json/ is of fast ones.
class ProblemWriter {
 public:
  /// An HttpError as the problem details of RFC 9457, in `storage`. `errors`, the wrong places in the request, and `count`,
  /// how many there are in all, are extension members.
  [[nodiscard, LAMBDA_WASM_DETAIL_COLD]] static std::string_view write(const HttpError& error, Storage& storage) {
    const std::string_view title = error.title.empty() ? reason_phrase(error.status) : std::string_view(error.title);
    std::size_t most = most_of(error.type, title, error.detail) + most_of(error.instance, {}, {});
    for (const Detail& wrong : error.errors) most += most_of(wrong.pointer, wrong.expected, wrong.found);
    char* const begin = storage.allocate(most);

    ProblemWriter writer(begin);
    writer.put('{');
    writer.add("type", error.type);
    writer.add("title", title);
    writer.add("status", static_cast<std::size_t>(error.status));
    writer.add("detail", error.detail);
    writer.add("instance", error.instance);
    if (!error.errors.empty()) {
      writer.put_name("errors");
      writer.put('[');
      for (const Detail& wrong : error.errors) {
        writer.put('{');
        writer.put_name("pointer");
        writer.put_text(wrong.pointer);  // the pointer of the whole body is an empty text, and not left out
        writer.add("expected", wrong.expected);
        writer.add("found", wrong.found);
        writer.close('}');
      }
      writer.close(']');
      writer.add("count", error.count);
    }
    writer.close('}');
    char* const end = writer.to_ - 1;  // without the comma
    storage.shrink_last(end);
    return {begin, static_cast<std::size_t>(end - begin)};
  }

 private:
  explicit ProblemWriter(char* to) : to_(to) {}

  // The most bytes that three texts take with their names: a byte becomes six at most, as in `\u001f`.
  static std::size_t most_of(std::string_view one, std::string_view two, std::string_view three) {
    return 160 + 6 * (one.size() + two.size() + three.size());
  }

  // Behind each value stands a comma; the end of the object or array around it takes its place.
  [[LAMBDA_WASM_DETAIL_COLD]] void put(char character) { *to_++ = character; }
  [[LAMBDA_WASM_DETAIL_COLD]] void close(char bracket) {
    to_[-1] = bracket;
    put(',');
  }

  [[LAMBDA_WASM_DETAIL_COLD]] void add(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    put_name(name);
    put_text(text);
  }
  [[LAMBDA_WASM_DETAIL_COLD]] void add(std::string_view name, std::size_t number) {
    put_name(name);
    to_ = text::print_integer(number, to_);
    put(',');
  }
  [[LAMBDA_WASM_DETAIL_COLD]] void put_name(std::string_view name) {
    put_text(name);
    to_[-1] = ':';
  }

  // As RFC 8259 section 7 has it, with U+FFFD for what is not UTF-8.
  [[LAMBDA_WASM_DETAIL_COLD]] void put_text(std::string_view text) {
    put('"');
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at != end;) {
      const text::Utf8Sequence sequence = text::utf8_sequence(at, end);
      const auto byte = static_cast<unsigned char>(*at);
      if (byte < ' ') {
        put_bytes("\\u00");
        put(byte < 16 ? '0' : '1');
        put("0123456789abcdef"[byte & 15]);
      } else {
        if (byte == '"' || byte == '\\') put('\\');
        put_bytes(sequence.valid ? std::string_view(at, sequence.size) : text::replacement_character);
      }
      at += sequence.size;
    }
    put('"');
    put(',');
  }
  [[LAMBDA_WASM_DETAIL_COLD]] void put_bytes(std::string_view bytes) { to_ += bytes.copy(to_, bytes.size()); }

  char* to_;
};

}  // namespace lambda_wasm::detail
