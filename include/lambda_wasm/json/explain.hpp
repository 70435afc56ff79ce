#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/json/problems.hpp>
#include <lambda_wasm/json/scanner.hpp>
#include <lambda_wasm/text/number.hpp>

// Makes the errors of a text. All of this runs only after a failure: it is not inlined, and small.

namespace lambda_wasm::json_text {

/// Appends to a text. All messages are built by this function, so that no more of std::string is linked than it needs.
[[LAMBDA_WASM_DETAIL_COLD]] inline void put(std::string& text, std::string_view part) { text.append(part.data(), part.size()); }

[[LAMBDA_WASM_DETAIL_COLD]] inline void put_decimal(std::string& text, std::size_t value) {
  char digits[text::max_integer_size];
  put(text, {digits, static_cast<std::size_t>(text::print_integer(value, digits) - digits)});
}

/// Appends one part of a JSON pointer, with its slash (RFC 6901 section 3).
[[LAMBDA_WASM_DETAIL_COLD]] inline void put_pointer_part(std::string& pointer, std::string_view key) {
  put(pointer, "/");
  for (const char& character : key)
    put(pointer, character == '~' ? "~0" : character == '/' ? "~1" : std::string_view(&character, 1));
}

/// Describes the value at `at` in a few words: `null`, `array`, `number 1.5`, `string "pear"` (at most 32 bytes of it). Appends
/// them to `found`.
[[LAMBDA_WASM_DETAIL_COLD]] inline void put_found(std::string& found, const char* at, const char* end) {
  switch (*at) {
    case '{':
      return put(found, "object");
    case '[':
      return put(found, "array");
    case 'n':
      return put(found, "null");
    case 't':
      return put(found, "boolean true");
    case 'f':
      return put(found, "boolean false");
    default:
      break;
  }
  const bool is_string = *at == '"';
  put(found, is_string ? "string " : "number ");
  const char* to = at + 1;
  while (to != end && to - at <= 32 && (is_string ? *to != '"' : *to > ' ' && *to != ',' && *to != ']' && *to != '}'))
    to += *to == '\\' ? 2 : 1;
  const bool is_whole = to - at <= 32;
  while (!is_whole && (static_cast<unsigned char>(*to) & 0xc0) == 0x80) --to;  // cut at a whole character
  put(found, {at, static_cast<std::size_t>(to - at)});
  if (!is_whole) put(found, "…");
  if (is_string) put(found, "\"");
}

/// Appends to a message what its first mismatch, of `count`, says.
[[LAMBDA_WASM_DETAIL_COLD]] inline void describe_misfit(std::string& message, const Mismatch& first, std::size_t count) {
  const bool is_single = count == 1;
  if (!is_single) put_decimal(message, count);
  put(message, is_single ? "The value" : " values do not fit; the first,");
  if (!first.pointer.empty()) put(message, " at ");
  put(message, first.pointer);
  put(message, is_single ? " does not fit: expected " : ": expected ");
  put(message, first.expected);
  put(message, ", found ");
  put(message, first.found);
  put(message, ".");
}

/// Makes the error for a text that stops being JSON at `at`. If `reason` is nullptr, the error describes the character at `at`.
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

/// Walks through a valid JSON text and makes the mismatches of its problems. A problem lacks the JSON pointer of its value,
/// because the reader does not track it. The walk counts the values again to find it.
class Locator {
 public:
  /// Adds a mismatch to `error` for each of the scanner's problems.
  Locator(Scanner& scanner, Error& error) : scanner_(scanner), next_(scanner.problems()->begin()), error_(error) {
    walk(scanner.begin());
  }

 private:
  [[LAMBDA_WASM_DETAIL_COLD]] const char* walk(const char* at) {
    for (; next_ != scanner_.problems()->end() && next_->place == at; ++next_) tell();
    if (*at != '{' && *at != '[') return scanner_.skip(at);
    const bool is_object = *at == '{';
    const std::size_t size = pointer_.size();
    at = Scanner::skip_space(at + 1);
    for (std::size_t index = 0; next_ != scanner_.problems()->end(); ++index) {
      if (*at == ',') at = Scanner::skip_space(at + 1);
      if (*at == ']' || *at == '}') return at + 1;
      if (is_object) {
        std::string_view name;
        at = scanner_.key(at, name);
        put_pointer_part(pointer_, name);
        scanner_.release(name);
      } else {
        put(pointer_, "/");
        put_decimal(pointer_, index);
      }
      at = Scanner::skip_space(walk(Scanner::skip_space(at)));
      pointer_.resize(size);
    }
    return at;
  }

  [[LAMBDA_WASM_DETAIL_COLD]] void tell() {
    Mismatch mismatch;
    put(mismatch.pointer, pointer_);
    put(mismatch.pointer, next_->pointer);
    put(mismatch.expected, next_->expected);
    put(mismatch.found, next_->found);
    if (next_->missing.data() != nullptr) {
      put_pointer_part(mismatch.pointer, next_->missing);
      put(mismatch.found, "nothing");
    } else if (next_->found.empty()) {
      put_found(mismatch.found, next_->place, scanner_.end());
    }
    error_.add(std::move(mismatch));
  }

  Scanner& scanner_;
  const Problem* next_;
  Error& error_;
  std::string pointer_;
};

/// Returns the Error that tells why a text could not be read.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline Error explain(Scanner& scanner) {
  if (scanner.has_failed()) return not_json(scanner.text(), scanner.failed_at(), scanner.reason());
  Error error(error_type::invalid_value, {});
  Locator(scanner, error);
  error.count = scanner.problems()->count();
  describe_misfit(error.message, error.mismatches.front(), error.count);
  return error;
}

}  // namespace lambda_wasm::json_text
