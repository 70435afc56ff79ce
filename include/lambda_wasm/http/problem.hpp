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

/// Writes the JSON of a problem. Every function that can reply with a problem links this, even without other JSON. Therefore it
/// is small, whereas the codec of json/ is fast.
class ProblemWriter {
 public:
  /// Returns an HttpError as the problem details of RFC 9457, in `storage`. `errors` (the mismatches in the request) and `count`
  /// (the number of all of them) are extension members.
  ///
  /// @param in  the part of the request that all mismatches are in, a member of each; empty for the body
  [[nodiscard, LAMBDA_WASM_DETAIL_COLD]] static std::string_view write(const HttpError& error, Storage& storage,
                                                                       std::string_view in = {}) {
    const std::string_view title = error.title.empty() ? reason_phrase(error.status) : std::string_view(error.title);
    const std::string_view problem[] = {error.type, title, error.detail, error.instance};
    std::size_t most = most_of(problem, 4);
    for (const Mismatch& wrong : error.errors) most += most_of(texts_of(in, wrong).texts, 4);
    char* const begin = storage.allocate(most);

    ProblemWriter writer(begin);
    writer.put('{');
    writer.put_members("type\0title", problem, 2);
    writer.put_number("status", static_cast<std::size_t>(error.status));
    writer.put_members("detail\0instance", problem + 2, 2);
    if (!error.errors.empty()) {
      writer.put_name("errors");
      writer.put('[');
      for (const Mismatch& wrong : error.errors) {
        writer.put('{');
        writer.put_members("in\0pointer\0expected\0found", texts_of(in, wrong).texts, 4);
        writer.close('}');
      }
      writer.close(']');
      writer.put_number("count", error.count);
    }
    writer.close('}');
    char* const end = writer.to_ - 1;  // without the last comma
    storage.shrink_last(end);
    return {begin, static_cast<std::size_t>(end - begin)};
  }

 private:
  explicit ProblemWriter(char* to) : to_(to) {}

  struct Texts {
    std::string_view texts[4];
  };
  static Texts texts_of(std::string_view in, const Mismatch& wrong) { return {{in, wrong.pointer, wrong.expected, wrong.found}}; }

  // The maximum size of texts with their names: a byte becomes at most six, as in `\u001f`.
  [[LAMBDA_WASM_DETAIL_COLD]] static std::size_t most_of(const std::string_view* texts, int count) {
    std::size_t most = 160;
    for (; count != 0; --count) most += 6 * texts++->size();
    return most;
  }

  // A comma follows each value; the end of the surrounding object or array overwrites it.
  [[LAMBDA_WASM_DETAIL_COLD]] void put(char character) { *to_++ = character; }
  [[LAMBDA_WASM_DETAIL_COLD]] void close(char bracket) {
    to_[-1] = bracket;
    put(',');
  }

  // In `names` a NUL follows each name. Empty members are omitted, except the pointer of the whole body.
  [[LAMBDA_WASM_DETAIL_COLD]] void put_members(const char* names, const std::string_view* texts, int count) {
    for (; count != 0; --count, ++texts) {
      const std::string_view name(names);
      names += name.size() + 1;
      if (texts->empty() && name != "pointer") continue;
      put_name(name);
      put_text(*texts);
    }
  }
  [[LAMBDA_WASM_DETAIL_COLD]] void put_number(std::string_view name, std::size_t number) {
    put_name(name);
    to_ = text::print_integer(number, to_);
    put(',');
  }
  [[LAMBDA_WASM_DETAIL_COLD]] void put_name(std::string_view name) {
    put_text(name);
    to_[-1] = ':';
  }

  // Escapes as in RFC 8259 section 7; bytes that are not UTF-8 become U+FFFD.
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
