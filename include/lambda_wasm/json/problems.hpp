#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/number.hpp>

// What is wrong with a text, and how it is told. All of this runs after something has gone wrong: it is kept out of line and
// small.
#ifdef __clang__
#define LAMBDA_WASM_DETAIL_COLD gnu::noinline, gnu::cold, clang::minsize
#else
#define LAMBDA_WASM_DETAIL_COLD gnu::noinline, gnu::cold
#endif

namespace lambda_wasm::json_text {

/// Appends to a text. Messages are put together by this one function, to carry no more of std::string than it needs.
[[LAMBDA_WASM_DETAIL_COLD]] inline void put(std::string& text, std::string_view part) { text.append(part.data(), part.size()); }

[[LAMBDA_WASM_DETAIL_COLD]] inline void put_decimal(std::string& text, std::size_t value) {
  char digits[text::max_integer_size];
  put(text, {digits, static_cast<std::size_t>(text::print_integer(value, digits) - digits)});
}

/// Appends one part of a JSON pointer, with its slash (RFC 6901 section 3).
[[LAMBDA_WASM_DETAIL_COLD]] inline void put_pointer_part(std::string& pointer, std::string_view key) {
  put(pointer, "/");
  for (const char& character : key) put(pointer, character == '~' ? "~0" : character == '/' ? "~1" : std::string_view(&character, 1));
}

/// Appends what the value at `at` is, in a few words: `null`, `array`, `number 1.5`, `string "pear"` (32 bytes of it at most).
[[LAMBDA_WASM_DETAIL_COLD]] inline void put_found(std::string& found, const char* at, const char* end) {
  switch (*at) {
    case '{': return put(found, "object");
    case '[': return put(found, "array");
    case 'n': return put(found, "null");
    case 't': return put(found, "boolean true");
    case 'f': return put(found, "boolean false");
    default: break;
  }
  const bool is_string = *at == '"';
  put(found, is_string ? "string " : "number ");
  const char* to = at + 1;
  while (to != end && to - at <= 32 && (is_string ? *to != '"' : *to > ' ' && *to != ',' && *to != ']' && *to != '}')) to += *to == '\\' ? 2 : 1;
  const bool is_whole = to - at <= 32;
  while (!is_whole && (static_cast<unsigned char>(*to) & 0xc0) == 0x80) --to;  // no half of a character
  put(found, {at, static_cast<std::size_t>(to - at)});
  if (!is_whole) put(found, "…");
  if (is_string) put(found, "\"");
}

/// A value that does not fit its type.
struct Problem {
  const char* place;          ///< Where it begins; of what is missing, where the object begins that lacks it.
  std::string_view expected;
  std::string_view missing;   ///< The key that is missing, if one is.
  std::string_view pointer;   ///< From that value to what is wrong within it, where its AnyCodec tells.
  std::string_view found;     ///< The same; empty for what stands at `place`.
};

/// The problems of a text that is JSON, in its order: the first `max_details`, and how many there are.
class Problems {
 public:
  explicit Problems(Storage& storage) : list_(reinterpret_cast<Problem*>(storage.allocate(max_details * sizeof(Problem)))) {}

  [[LAMBDA_WASM_DETAIL_COLD]] void add(const Problem& problem) {
    ++count_;
    if (kept_ == max_details) return;
    std::size_t index = kept_++;
    for (; index != 0 && problem.place < list_[index - 1].place; --index) list_[index] = list_[index - 1];
    list_[index] = problem;
  }

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] const Problem* begin() const { return list_; }
  [[nodiscard]] const Problem* end() const { return list_ + kept_; }

 private:
  Problem* list_;
  std::size_t kept_ = 0;
  std::size_t count_ = 0;
};

/// Gives the error for values that do not fit, which has its details, its message.
[[LAMBDA_WASM_DETAIL_COLD]] inline void describe_misfit(Error& error) {
  const Detail& first = error.details.front();
  std::string& message = error.message;
  const bool is_single = error.count == 1;
  if (!is_single) put_decimal(message, error.count);
  put(message, is_single ? "The value" : " values do not fit; the first,");
  if (!first.pointer.empty()) put(message, " at ");
  put(message, first.pointer);
  put(message, is_single ? " does not fit: expected " : ": expected ");
  put(message, first.expected);
  put(message, ", found ");
  put(message, first.found);
  put(message, ".");
}

/// The error for a text that stops being JSON at `at`. `reason` may be nullptr: then it is what stands there.
[[LAMBDA_WASM_DETAIL_COLD]] inline Error not_json(std::string_view text, std::size_t at, const char* reason) {
  Error error(error_type::invalid_json, {});
  std::string& message = error.message;
  put(message, "The text is not JSON: ");
  if (reason != nullptr) {
    put(message, reason);
  } else if (at >= text.size()) {
    put(message, "it ends too early");
  } else if (text[at] > ' ' && text[at] < 0x7f) {
    put(message, "unexpected '");
    put(message, text.substr(at, 1));
    put(message, "'");
  } else {
    put(message, "unexpected byte ");
    put_decimal(message, static_cast<unsigned char>(text[at]));
  }
  std::size_t line = 1;
  std::size_t column = 1;
  for (std::size_t i = 0; i != at; ++i, ++column) {
    if (text[i] == '\n') {
      ++line;
      column = 0;
    }
  }
  put(message, ", at byte ");
  put_decimal(message, at);
  put(message, " (line ");
  put_decimal(message, line);
  put(message, ", column ");
  put_decimal(message, column);
  put(message, ").");
  return error;
}

}  // namespace lambda_wasm::json_text
