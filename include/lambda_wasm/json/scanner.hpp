#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/json/escape.hpp>
#include <lambda_wasm/json/problems.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/words.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/number.hpp>
#include <lambda_wasm/text/utf8.hpp>

namespace lambda_wasm::json_text {

using kinds::max_depth;

/// Reads the parts of a JSON text (RFC 8259) that need no type. `Reader` combines them as the type requires.
///
/// Every function takes the position where to read and returns the position after it and after white space, so that the position
/// stays in a register. No function reads a byte outside the text, and none checks for the end of the text at every step, for
/// these reasons:
/// - A text whose first and last characters are `{` and `}`, or `[` and `]`, is read in place. Everything outside of a string
///   stops at the last character, because it is in no number, literal or white space. Strings check for the end themselves. After
///   the last character, reading continues at `ended_`, which reads as a NUL.
/// - Any other text is a string, a number, a literal or not JSON. It is copied, with a NUL after it.
/// - After a failure, reading also continues at `ended_`. No JSON value begins with a NUL, so every loop ends there.
class Scanner {
 public:
  /// Reads `text`. `storage` receives the strings that have escapes.
  Scanner(std::string_view text, Storage& storage)
      : text_(text), storage_(storage), begin_(text.data()), end_(begin_ + text.size()) {
    while (begin_ != end_ && is_space(*begin_)) ++begin_;
    while (begin_ != end_ && is_space(end_[-1])) --end_;
    skipped_ = static_cast<std::size_t>(begin_ - text.data());
    const char first = end_ - begin_ < 2 ? '\0' : *begin_;
    if ((first == '{' && end_[-1] == '}') || (first == '[' && end_[-1] == ']')) {
      last_ = end_ - 1;
    } else {
      copy();
    }
  }
  Scanner(const Scanner&) = delete;
  Scanner& operator=(const Scanner&) = delete;

  /// The start of the text's value, and one past its end.
  [[nodiscard]] const char* begin() const { return begin_; }
  [[nodiscard]] const char* end() const { return end_; }

  /// Whether the whole text was JSON, reading ended at the end of the text, `at`, and every value fitted.
  [[nodiscard]] bool finish(const char* at) {
    if (at != ended_ && at != end_) fail(at);
    return !failed_ && problems_ == nullptr;
  }

  // ---- The reason why `finish` returned false; explain.hpp makes an Error of it

  /// Whether the text is not JSON. The values that were read are then meaningless.
  [[nodiscard]] bool has_failed() const { return failed_; }
  /// The offset in the text of the failure.
  [[nodiscard]] std::size_t failed_at() const {
    return skipped_ + static_cast<std::size_t>((failed_at_ == ended_ ? end_ : failed_at_) - begin_);
  }
  /// The reason in a few words, or nullptr if the character there is the reason.
  [[nodiscard]] const char* reason() const { return reason_; }

  /// The text that was passed to the constructor.
  [[nodiscard]] std::string_view text() const { return text_; }
  /// The mismatches of a valid JSON text, or nullptr.
  [[nodiscard]] const Problems* problems() const { return problems_; }
  [[nodiscard]] std::size_t problem_count() const { return problems_ == nullptr ? 0 : problems_->count(); }

  // ---- Values of any kind

  /// A sink that ignores everything.
  struct NoSink {};

  /// Skips a value of any kind, which may nest `max_depth` levels deep.
  [[gnu::noinline]] const char* skip(const char* at) {
    NoSink sink;
    return tell(at, sink);
  }

  /// As above, and calls `sink` for each part of the value, in order, with the functions of wire::AnyWriter, but without the
  /// sizes of arrays and objects. Texts and keys are valid only during the call.
  template <class Sink>
  const char* tell(const char* at, Sink& sink) {
    constexpr bool is_needed = !std::is_same_v<Sink, NoSink>;
    std::uint64_t are_objects[max_depth / 64];  // one bit for each level
    std::uint32_t depth = 0;
    bool is_object = false;  // the innermost level
    for (;;) {
      at = space(at);
      if (*at == '{' || *at == '[') {
        if (depth == max_depth) return fail(at, "it nests deeper than 256 levels");
        is_object = *at == '{';
        const std::uint64_t bit = std::uint64_t{1} << depth % 64;
        std::uint64_t& word = are_objects[depth++ / 64];
        word = is_object ? word | bit : word & ~bit;
        if constexpr (is_needed) is_object ? sink.object(0) : sink.array(0);
        at = space(at + 1);
        if (*at != (is_object ? '}' : ']')) {
          if (is_object) at = tell_key(at, sink);
          continue;
        }
      } else {
        at = tell_scalar(at, sink);
        if (depth == 0) return at;
      }
      while (*at != ',') {
        if (*at != (is_object ? '}' : ']')) return fail(at);
        if constexpr (is_needed) is_object ? sink.end_object() : sink.end_array();
        if (--depth == 0) return closed(at);
        if (at == last_) return fail(ended_);
        at = space(at + 1);
        is_object = (are_objects[(depth - 1) / 64] >> (depth - 1) % 64 & 1) != 0;
      }
      at = space(at + 1);
      if (is_object) at = tell_key(at, sink);
    }
  }

  /// Notes that the value at `at` has been read, but its AnyCodec refuses it.
  [[LAMBDA_WASM_DETAIL_COLD]] void misfit_within(const char* at, const Mismatch& detail) {
    add_problem({skip_space(at), storage_.keep(detail.expected), {}, storage_.keep(detail.pointer), storage_.keep(detail.found)});
  }

  static constexpr bool is_space(char character) {
    constexpr std::uint64_t spaces = std::uint64_t{1} << ' ' | 1 << '\n' | 1 << '\r' | 1 << '\t';
    const auto code = static_cast<unsigned char>(character);
    return code <= ' ' && (spaces >> code & 1) != 0;
  }

  /// The first character at or after `at` that is not white space.
  [[nodiscard, gnu::noinline]] static const char* skip_space(const char* at) {
    while (is_space(*at)) ++at;
    return at;
  }
  [[nodiscard, gnu::always_inline]] static const char* space(const char* at) {
    return static_cast<unsigned char>(*at) <= ' ' ? skip_space(at) : at;
  }

  /// The number of characters from `at` to the end.
  [[nodiscard]] std::ptrdiff_t left(const char* at) const { return end_ - at; }

  /// Returns the position after the bracket at `at`, which closes an array or an object.
  [[nodiscard, gnu::always_inline]] const char* closed(const char* at) const { return at == last_ ? ended_ : space(at + 1); }

  /// Notes that the text is not JSON, because of the character at `at`. Only the first failure is kept.
  [[LAMBDA_WASM_DETAIL_COLD]] const char* fail(const char* at, const char* reason = nullptr) {
    if (!failed_) {
      failed_ = true;
      failed_at_ = at;
      reason_ = reason;
    }
    return ended_;
  }

  // ---- Values that do not fit

  /// Notes that the value at `at` is not the expected one, and skips it.
  [[LAMBDA_WASM_DETAIL_COLD]] const char* wrong(const char* at, const std::string_view& expected) {
    at = skip_space(at);
    const char* const next = skip(at);
    add_problem({at, expected, {}, {}, {}});
    return next;
  }

  /// Notes a problem, unless the text is not JSON.
  [[LAMBDA_WASM_DETAIL_COLD]] void add_problem(const Problem& problem) {
    if (failed_) return;
    if (problems_ == nullptr) problems_ = new (storage_.allocate(sizeof(Problems))) Problems(storage_);
    problems_->add(problem);
  }

  // ---- Strings

  /// Reads a string into `value`: a view of the text if it has no escapes, otherwise of the storage. If the value is not a
  /// string, `value` is not changed.
  [[gnu::noinline]] const char* string(const char* at, std::string_view& value,
                                       const std::string_view& expected = expected_string) {
    if (*at != '"') [[unlikely]] {
      at = skip_space(at);
      if (*at != '"') return wrong(at, expected);
    }
    const char* const begin = at + 1;
    at = begin;
    for (;; at += 8) {
      if (end_ - at < 8) return string_end(begin, at, value);
      if (const std::uint64_t marks = special(at); marks != 0) {
        at += std::countr_zero(marks) / 8;
        break;
      }
    }
    if (*at != '"') [[unlikely]]
      return string_end(begin, at, value);
    value = std::string_view(begin, static_cast<std::size_t>(at - begin));
    return space(at + 1);
  }

  /// Reads a string and copies it.
  [[gnu::noinline]] const char* string(const char* at, std::string& value) {
    std::string_view view;
    at = string(at, view);
    if (view.data() == nullptr) [[unlikely]]
      return at;
    value = std::string(view.data(), view.size());
    release(view);
    return at;
  }

  /// Reads a key and its colon. @returns where its value begins
  [[gnu::noinline]] const char* key(const char* at, std::string_view& name) {
    if (*at != '"') return fail(at);
    at = string(at, name);
    return *at == ':' ? at + 1 : fail(at);
  }
  [[gnu::noinline]] const char* key(const char* at, std::string& name) {
    std::string_view view;
    at = key(at, view);
    name.assign(view.data(), view.size());
    release(view);
    return at;
  }

  /// Releases the memory that the last call of `string` has allocated in the storage.
  void release(std::string_view view) {
    if (!view.empty() && (view.data() < begin_ || view.data() >= end_)) storage_.shrink_last(const_cast<char*>(view.data()));
  }

  /// Storage for what `view` is decoded to, which the last call of `string` has read: the same as that of the view, if it has any,
  /// otherwise `size` bytes. `shrink_storage` ends it.
  [[nodiscard]] char* storage_for(std::string_view view, std::size_t size) {
    const bool is_stored = !view.empty() && (view.data() < begin_ || view.data() >= end_);
    return is_stored ? const_cast<char*>(view.data()) : storage_.allocate(size);
  }
  void shrink_storage(char* end) { storage_.shrink_last(end); }

  /// Reads `true`, `false` or `null`, whose first character has been checked.
  [[gnu::noinline]] const char* literal(const char* at) {
    const std::size_t size = *at == 'f' ? 5 : 4;
    const char* const expected = *at == 'f' ? "false" : *at == 't' ? "true" : "null";
    for (std::size_t i = 1; i != size; ++i) {
      if (at[i] != expected[i]) return fail(at);  // this includes the end of the text
    }
    return space(at + size);
  }

 private:
  static constexpr std::uint64_t each(unsigned char byte) { return 0x0101010101010101u * byte; }

  /// Finds the first of the eight characters at `at` that is a quote, a backslash, a control character or not ASCII. Returns its
  /// high bit; the bits above that are meaningless.
  [[nodiscard]] static std::uint64_t special(const char* at) {
    static_assert(std::endian::native == std::endian::little);
    std::uint64_t eight;
    std::memcpy(&eight, at, 8);
    return ((eight - each(' ')) | ((eight ^ each('"')) - each(1)) | ((eight ^ each('\\')) - each(1)) | eight) & each(0x80);
  }

  /// Continues to read a string that began at `begin`, from `at`, where it is no longer plain ASCII or the text is about to end.
  [[gnu::noinline]] const char* string_end(const char* const begin, const char* at, std::string_view& value) {
    bool has_escapes = false;
    while (at != end_ && *at != '"') {
      const auto byte = static_cast<unsigned char>(*at);
      if (byte < ' ') return fail(at);
      if (byte >= 0x80) {
        const text::Utf8Sequence sequence = text::utf8_sequence(at, end_);
        if (!sequence.valid) return fail(at, "a string is not UTF-8");
        at += sequence.size;
      } else if (byte == '\\') {
        has_escapes = true;
        at += end_ - at < 2 ? 1 : 2;
      } else {
        ++at;
      }
    }
    if (at == end_) return fail(at, "a string does not end");
    value = std::string_view(begin, static_cast<std::size_t>(at - begin));
    if (has_escapes) {
      char* const stored = storage_.allocate(value.size());
      char* end = stored;
      if (const char* const unknown = unescape(value, end); unknown != nullptr)
        return fail(unknown, "a string has an unknown escape");
      storage_.shrink_last(end);
      value = std::string_view(stored, static_cast<std::size_t>(end - stored));
    }
    return space(at + 1);
  }

  template <class Sink>
  const char* tell_key(const char* at, Sink& sink) {
    std::string_view name;
    at = key(at, name);
    if constexpr (!std::is_same_v<Sink, NoSink>) sink.key(name);
    release(name);
    return at;
  }

  template <class Sink>
  [[gnu::noinline]] const char* tell_scalar(const char* at, Sink& sink) {
    constexpr bool is_needed = !std::is_same_v<Sink, NoSink>;
    if (*at == '"') {
      std::string_view text;
      at = string(at, text);
      if constexpr (is_needed) sink.text(text);
      release(text);
      return at;
    }
    if (*at == 't' || *at == 'f' || *at == 'n') {
      if constexpr (is_needed) *at == 'n' ? sink.null() : sink.boolean(*at == 't');
      return literal(at);
    }
    text::Decimal number;
    const char* const next = text::scan_number(at, end_, number);
    if (next == nullptr) return fail(at);
    if constexpr (is_needed) tell_number(number, {at, static_cast<std::size_t>(next - at)}, sink);
    return space(next);
  }

  /// Calls `sink` with a number, as an integer if 64 bits hold it; minus zero is not an integer.
  template <class Sink>
  static void tell_number(const text::Decimal& number, std::string_view text, Sink& sink) {
    if (!number.integer || !number.exact || (number.negative && (number.digits == 0 || number.digits > std::uint64_t{1} << 63))) {
      sink.real(text::to_double(number, text));
    } else if (number.negative || number.digits <= INT64_MAX) {
      sink.integer(static_cast<std::int64_t>(number.negative ? 0 - number.digits : number.digits));
    } else {
      sink.unsigned_integer(number.digits);
    }
  }

  [[LAMBDA_WASM_DETAIL_COLD]] void copy() {
    const auto size = static_cast<std::size_t>(end_ - begin_);
    char* const copy = storage_.allocate(size + 1);
    if (size != 0) std::memcpy(copy, begin_, size);
    copy[size] = '\0';
    begin_ = copy;
    end_ = copy + size;
  }

  std::string_view text_;
  Storage& storage_;
  const char* begin_;           // the start of the value, in the text or in its copy
  const char* end_;             // one past the end of the value
  const char* last_ = nullptr;  // the value's last bracket, in the text
  std::size_t skipped_;         // the size of the white space before it
  bool failed_ = false;
  const char* failed_at_ = nullptr;
  const char* reason_ = nullptr;
  Problems* problems_ = nullptr;  // in the storage; null until there is one

  static constexpr char ended_[8] = {};
};

}  // namespace lambda_wasm::json_text
