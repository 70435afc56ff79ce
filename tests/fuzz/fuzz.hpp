#pragma once
/// @file
/// Helpers of the targets: a reader of the input, and checks that abort the program on failure, as libFuzzer expects.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "../unit/json/exact.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fuzz {

/// The text in quotes, with everything but printable ASCII as `\xNN`.
inline std::string shown(std::string_view text) {
  std::string quoted = "\"";
  for (const char character : text) {
    char escaped[5] = {character};
    if (character < ' ' || character > '~')
      std::snprintf(escaped, sizeof escaped, "\\x%02x", static_cast<unsigned>(static_cast<unsigned char>(character)));
    quoted += escaped;
  }
  return quoted + '"';
}

[[noreturn]] inline void fail(std::string_view sentence, std::string_view details = {}) {
  std::fprintf(stderr, "\nFAIL  %.*s\n%.*s\n", static_cast<int>(sentence.size()), sentence.data(),
               static_cast<int>(details.size()), details.data());
  std::abort();
}

/// `sentence` states the property that must hold.
inline void check(bool holds, std::string_view sentence, std::string_view about = {}) {
  if (!holds) fail(sentence, "      about " + shown(about));
}

/// Checks that `made` equals `expected`.
inline void check_same(std::string_view made, std::string_view expected, std::string_view sentence) {
  if (made != expected) fail(sentence, "      made     " + shown(made) + "\n      expected " + shown(expected));
}

/// Reads the bytes of an input in order; zeros after its end.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}

  [[nodiscard]] std::string_view rest() const { return rest_; }

  std::uint8_t byte() {
    if (rest_.empty()) return 0;
    const auto first = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return first;
  }

  /// A number below `count`, from one byte: `a` is 0, so that inputs are readable.
  std::size_t choice(std::size_t count) { return static_cast<std::uint8_t>(byte() - 'a') % count; }

  /// The text before the next NUL or line feed, which is skipped.
  std::string_view field() {
    const std::size_t end = rest_.find_first_of(std::string_view("\0\n", 2));
    return take(end, end == std::string_view::npos ? 0 : 1);
  }

  /// The object representation of a number.
  template <class Number>
  Number number() {
    Number value{};
    const std::string_view bytes = take(sizeof value, 0);
    std::memcpy(&value, bytes.data(), bytes.size());
    return value;
  }

 private:
  std::string_view take(std::size_t size, std::size_t skipped) {
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(taken.size() + skipped);
    return taken;
  }

  std::string_view rest_;
};

}  // namespace fuzz
