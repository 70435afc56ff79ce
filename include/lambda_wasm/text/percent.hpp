#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/utf8.hpp>

// application/x-www-form-urlencoded as in the WHATWG URL Standard (section 5.1): query strings and form bodies; and the escaping
// of a text for a URL.

namespace lambda_wasm::text {

namespace detail {

/// The value of a hexadecimal digit of either case, or -1.
constexpr int hexadecimal_value(char character) noexcept {
  if (character >= '0' && character <= '9') return character - '0';
  const char lower = static_cast<char>(character | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Decodes `text` to `to`, which must have room for as many bytes. @returns the end of the written text.
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

/// Returns `text` itself if it is UTF-8, otherwise a copy in `storage` with U+FFFD for bytes that are not.
[[nodiscard]] inline std::string_view valid_utf8(std::string_view text, Storage& storage) {
  if (is_valid_utf8(text)) return text;
  const std::size_t size = replace_invalid_utf8(text, nullptr);
  char* const to = storage.allocate(size);
  replace_invalid_utf8(text, to);
  return {to, size};
}

/// Decodes a name or value of such a text: `+` becomes a space, `%XX` a byte, and a `%` without two hexadecimal digits stays.
/// Bytes of the result that are not UTF-8 become U+FFFD.
///
/// @returns a view of `text` itself if nothing had to be decoded, otherwise of `storage`.
[[gnu::noinline]] inline std::string_view decode_urlencoded(std::string_view text, Storage& storage) {
  std::string_view decoded = text;
  if (text.find('%') != std::string_view::npos || text.find('+') != std::string_view::npos) {
    char* const to = storage.allocate(text.size());
    char* const end = detail::decode_percent_and_plus(text, to);
    storage.shrink_last(end);
    decoded = {to, static_cast<std::size_t>(end - to)};
  }
  return valid_utf8(decoded, storage);
}

/// Escapes `text` for a URL. Unreserved characters (RFC 3986 section 2.3) stay, every other byte becomes `%XX`. `to` must have
/// room for three times the size of `text`. @returns the end of the written text.
[[LAMBDA_WASM_DETAIL_COLD]] inline char* encode_percent(std::string_view text, char* to) noexcept {
  for (const char character : text) {
    const char lower = static_cast<char>(character | 0x20);
    const bool is_plain = (lower >= 'a' && lower <= 'z') || (character >= '0' && character <= '9') || character == '-' ||
                          character == '.' || character == '_' || character == '~';
    if (is_plain) {
      *to++ = character;
    } else {
      constexpr const char* digits = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(character);
      *to++ = '%';
      *to++ = digits[byte >> 4];
      *to++ = digits[byte & 15];
    }
  }
  return to;
}

/// A name and its value: views, as `decode_urlencoded` returns them.
struct UrlencodedPair {
  std::string_view name;
  std::string_view value;

  friend bool operator==(const UrlencodedPair&, const UrlencodedPair&) = default;
};

/// Splits such a text into pairs, in its order.
///
///     for (UrlencodedPairs pairs(query, storage); auto pair = pairs.next();) use(pair->name, pair->value);
///
/// Empty parts between `&` are skipped; a part without `=` is a name with an empty value. A leading `?` is part of the first
/// name. The text and the storage must outlive this object and the pairs.
class UrlencodedPairs {
 public:
  UrlencodedPairs(std::string_view text, Storage& storage) noexcept
      : at_(text.data()), end_(text.data() + text.size()), storage_(storage), valid_(is_valid_utf8(text)) {}

  /// @returns the next pair; nullopt after the last.
  [[gnu::noinline]] std::optional<UrlencodedPair> next() {
    while (at_ != end_ && *at_ == '&') ++at_;
    if (at_ == end_) return std::nullopt;
    UrlencodedPair pair;
    pair.name = take('=');
    if (at_ != end_ && *at_ == '=') {
      ++at_;
      pair.value = take('&');
    }
    return pair;
  }

 private:
  /// Takes the text up to the next `stop` or `&`, decoded.
  std::string_view take(char stop) {
    const char* const begin = at_;
    bool as_it_is = valid_;  // parts of valid UTF-8, cut at ASCII, are valid too
    for (; at_ != end_ && *at_ != stop && *at_ != '&'; ++at_)
      if (*at_ == '%' || *at_ == '+') as_it_is = false;
    const std::string_view part(begin, static_cast<std::size_t>(at_ - begin));
    return as_it_is ? part : decode_urlencoded(part, storage_);
  }

  const char* at_;
  const char* end_;
  Storage& storage_;
  bool valid_;
};

}  // namespace lambda_wasm::text
