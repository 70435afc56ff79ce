#pragma once
/// @file
/// Formatting: `format("charged {} of {}", amount, total)`, like `std::format` without widths, alignment or number formats.
/// `std::format` itself adds 200 KB of Wasm.

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/formattable.hpp>
#include <lambda_wasm/json/buffer.hpp>

namespace lambda_wasm {

namespace detail {

/// A type-erased value: its address, and the function that writes it.
struct Argument {
  const void* value;
  char* (*write)(Buffer& buffer, char* to, const void* value);
};

/// Of a character array the address of the first character is kept, so that arrays of every size share one instantiation.
template <class T>
Argument argument(const T& value) {
  static_assert(
      Formattable<T>,
      "lambda_wasm: A format cannot write a value of this type: it writes strings, char, bool, numbers, durations, and all types "
      "that a struct's field can have; describe an enum with LAMBDA_WASM_DESCRIBE_ENUM and a struct with LAMBDA_WASM_DESCRIBE.");
  if constexpr (CharacterPointerKind<T>) {
    return {static_cast<const char*>(value),
            [](Buffer& buffer, char* to, const void* text) { return write_text(buffer, to, static_cast<const char*>(text)); }};
  } else if constexpr (Formattable<T>) {
    return {&value, [](Buffer& buffer, char* to, const void* at) { return write_text(buffer, to, *static_cast<const T*>(at)); }};
  } else {
    return {};
  }
}

/// Writes the format's text with the values inserted.
[[gnu::noinline]] inline char* write_format(Buffer& buffer, char* to, std::string_view format, const Argument* argument) {
  const char* at = format.data();
  const char* const end = at + format.size();
  to = buffer.reserve(to, format.size());
  while (at != end) {
    const char character = *at++;
    if ((character == '{' || character == '}') && *at++ != character) {
      to = argument->write(buffer, to, argument->value);
      ++argument;
      to = buffer.reserve(to, static_cast<std::size_t>(end - at));
    } else {
      *to++ = character;
    }
  }
  return to;
}

enum class FormatFault { none, braces, count };

constexpr FormatFault check_format(std::string_view format, std::size_t values) {
  std::size_t found = 0;
  for (std::size_t at = 0; at != format.size(); ++at) {
    if (format[at] != '{' && format[at] != '}') continue;
    const char next = at + 1 == format.size() ? '\0' : format[at + 1];
    if (format[at] == '{' && next == '}') {
      ++found;
    } else if (next != format[at]) {
      return FormatFault::braces;
    }
    ++at;
  }
  return found == values ? FormatFault::none : FormatFault::count;
}

// Not constexpr: a call ends a constant evaluation, and g++ then reports the template argument.
template <FixedText Sentence>
void refuse_format();

}  // namespace detail

// static_assert cannot use a parameter. clang has the attribute `diagnose_if` for this; g++ names the called function that is not
// constexpr, and its template argument.
#define LAMBDA_WASM_DETAIL_FORMAT_BRACES \
  "lambda_wasm: A format has {} for each value, with nothing between the braces, and {{ or }} for a brace."
#define LAMBDA_WASM_DETAIL_FORMAT_COUNT "lambda_wasm: A format has one {} for each value."
#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat"  // in -Wpedantic: g++ lacks the attribute
#define LAMBDA_WASM_DETAIL_REFUSE_FORMAT(fault, sentence) \
  __attribute__((diagnose_if(detail::check_format({literal, size - 1}, values) == detail::FormatFault::fault, sentence, "error")))
#else
#define LAMBDA_WASM_DETAIL_REFUSE_FORMAT(fault, sentence)
#endif

/// The format text for `values` values: a literal with one `{}` for each value, and `{{` and `}}` for braces. Checked at compile
/// time.
template <std::size_t values>
class Format {
 public:
  /// Checks the literal at compile time: its braces, and one `{}` for each value.
  template <std::size_t size>
  consteval Format(const char (&literal)[size])  // NOLINT(google-explicit-constructor): a literal is the format
      LAMBDA_WASM_DETAIL_REFUSE_FORMAT(braces, LAMBDA_WASM_DETAIL_FORMAT_BRACES)
          LAMBDA_WASM_DETAIL_REFUSE_FORMAT(count, LAMBDA_WASM_DETAIL_FORMAT_COUNT)
      : text_(literal, size - 1) {
    [[maybe_unused]] const detail::FormatFault fault = detail::check_format(text_, values);
#ifndef __clang__
    if (fault == detail::FormatFault::braces) detail::refuse_format<LAMBDA_WASM_DETAIL_FORMAT_BRACES>();
    if (fault == detail::FormatFault::count) detail::refuse_format<LAMBDA_WASM_DETAIL_FORMAT_COUNT>();
#endif
  }

  /// @internal Rejects any other text with a compile error.
  template <class Text>
    requires(!std::is_array_v<Text> && std::convertible_to<const Text&, std::string_view>)
  Format(const Text&) {  // NOLINT(google-explicit-constructor): as above
    static_assert(!std::same_as<Text, Text>,
                  "lambda_wasm: A format must be a string literal, which the compiler checks: pass text made at run time as a "
                  "value for a {}.");
  }

  /// The literal as it was written, with its braces.
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

#ifdef __clang__
#pragma clang diagnostic pop
#endif
#undef LAMBDA_WASM_DETAIL_FORMAT_BRACES
#undef LAMBDA_WASM_DETAIL_FORMAT_COUNT
#undef LAMBDA_WASM_DETAIL_REFUSE_FORMAT

/// Returns the text of `format` with the values inserted, each written as `Formattable` describes.
///
///     format("{} of {}", 3, "pears") == "3 of pears"
///
/// Strings are copied byte for byte: they need not be UTF-8.
template <class... Values>
[[nodiscard]] std::string format(Format<sizeof...(Values)> format, const Values&... values) {
  json_text::Buffer buffer;
  const detail::Argument arguments[] = {detail::argument(values)..., {}};
  buffer.set_end(detail::write_format(buffer, buffer.end(), format.text(), arguments));
  return std::string(buffer.view());
}

}  // namespace lambda_wasm
