#pragma once

#include <cstddef>
#include <cstring>
#include <optional>
#include <string_view>

#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/utf8.hpp>

// application/x-www-form-urlencoded as the WHATWG URL Standard parses it (section 5.1): query strings and form bodies.

namespace lambda_wasm::text {

namespace detail {

/// The value of a hexadecimal digit of either case, or -1.
constexpr int hexadecimal_value(char character) noexcept {
  if (character >= '0' && character <= '9') return character - '0';
  const char lower = static_cast<char>(character | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Decodes `text` to `to`, which has as many bytes. @returns the end of what was written.
inline char* decode_percent_and_plus(std::string_view text, char* to) noexcept {
  for (std::size_t i = 0; i < text.size(); ++i) {
    char character = text[i];
    if (character == '+') {
      character = ' ';
    } else if (character == '%' && text.size() - i > 2) {
      const int high = hexadecimal_value(text[i + 1]), low = hexadecimal_value(text[i + 2]);
      if (high >= 0 && low >= 0) {
        character = static_cast<char>(high << 4 | low);
        i += 2;
      }
    }
    *to++ = character;
  }
  return to;
}

}  // namespace detail

/// One name or value of such a text, decoded: `+` is a space, `%XX` a byte, a `%` without two hexadecimal digits stays,
/// and bytes that are then not UTF-8 become U+FFFD.
///
/// @returns a view of `text` itself where nothing had to be decoded, else of `storage`.
inline std::string_view decode_urlencoded(std::string_view text, Storage& storage) {
  std::size_t plain = 0;
  while (plain < text.size() && text[plain] != '%' && text[plain] != '+') ++plain;
  std::string_view decoded = text;
  char* to = nullptr;
  if (plain < text.size()) {
    to = storage.allocate(text.size());
    std::memcpy(to, text.data(), plain);
    char* const end = detail::decode_percent_and_plus(text.substr(plain), to + plain);
    storage.shrink_last(end);
    decoded = {to, static_cast<std::size_t>(end - to)};
  }
  if (is_valid_utf8(decoded)) return decoded;
  const std::string replaced = replace_invalid_utf8(decoded);
  if (to) storage.shrink_last(to);
  return storage.keep(replaced);
}

/// A name and its value. Views, as `decode_urlencoded` gives them.
struct UrlencodedPair {
  std::string_view name;
  std::string_view value;

  friend bool operator==(const UrlencodedPair&, const UrlencodedPair&) = default;
};

/// Takes such a text apart, pair by pair, in its order.
///
///     for (UrlencodedPairs pairs(query, storage); auto pair = pairs.next();) use(pair->name, pair->value);
///
/// Parts between `&` that are empty are skipped; a part without `=` is a name whose value is empty. A leading `?` is part
/// of the first name. The text and the storage outlive this and what it gives.
class UrlencodedPairs {
 public:
  UrlencodedPairs(std::string_view text, Storage& storage) noexcept : rest_(text), storage_(storage) {}

  /// @returns the next pair, or nothing after the last.
  std::optional<UrlencodedPair> next() {
    while (!rest_.empty()) {
      const std::string_view part = cut(rest_, '&');
      if (part.empty()) continue;
      std::string_view value = part;
      const std::string_view name = cut(value, '=');
      return UrlencodedPair{decode_urlencoded(name, storage_), decode_urlencoded(value, storage_)};
    }
    return std::nullopt;
  }

 private:
  /// Takes what is before the first `separator` off `text`, and the separator with it.
  static std::string_view cut(std::string_view& text, char separator) noexcept {
    const std::size_t size = text.find(separator);
    const std::string_view before = text.substr(0, size);
    text = size == std::string_view::npos ? std::string_view() : text.substr(size + 1);
    return before;
  }

  std::string_view rest_;
  Storage& storage_;
};

}  // namespace lambda_wasm::text
