#pragma once

#include <cstdint>
#include <string_view>

#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/json/escape.hpp>

namespace lambda_wasm::detail {

/// Writes JSON text, also while compiling, and puts the commas in it. `Own` is the derived class, which has `append(text)`.
template <class Own>
class JsonPut {
 public:
  /// Writes a character or a text as it is.
  constexpr void operator()(char character) { own().append({&character, 1}); }
  constexpr void operator()(std::string_view text) { own().append(text); }

  /// Begins an object or an array.
  constexpr void begin(char bracket) {
    separate();
    (*this)(bracket);
    is_first_ = true;
  }
  constexpr void end(char bracket) {
    (*this)(bracket);
    is_first_ = false;
  }

  /// Writes a member's key that needs no escaping, as all of JSON Schema's own: compilers take long for each character. Its value
  /// follows.
  constexpr void keyword(std::string_view name) {
    separate();
    (*this)('"');
    (*this)(name);
    (*this)(R"(":)");
    is_first_ = true;
  }
  /// Writes a member's key. Its value follows.
  constexpr void key(std::string_view name) {
    text(name);
    (*this)(':');
    is_first_ = true;
  }
  constexpr void text(std::string_view value) {
    separate();
    (*this)('"');
    // Pointers, and a look at most characters without a call, because compilers take long for each.
    const char* at = value.data();
    const char* const end = at + value.size();
    while (at != end) {
      const char* const begin = at;
      while (at != end && ((*at >= 'a' && *at <= '~') || is_plain(*at))) ++at;
      (*this)(std::string_view(begin, static_cast<std::size_t>(at - begin)));
      for (; at != end && !is_plain(*at); ++at) json_text::put_escaped(*at, *this);
    }
    (*this)('"');
  }
  /// Writes a number, `true`, `false` or `null`.
  constexpr void word(std::string_view value) {
    separate();
    (*this)(value);
  }
  constexpr void number(std::uint64_t magnitude, bool is_negative = false) {
    separate();
    if (is_negative) (*this)('-');
    digits(magnitude);
  }

  /// Writes a member of the object, whose name needs no escaping.
  constexpr void member(std::string_view name, std::string_view value) {
    keyword(name);
    text(value);
  }
  constexpr void member(std::string_view name, std::size_t value) {
    keyword(name);
    number(value);
  }

 private:
  constexpr Own& own() { return static_cast<Own&>(*this); }
  static constexpr bool is_plain(char character) {
    return static_cast<unsigned char>(character) >= ' ' && character != '"' && character != '\\';
  }
  constexpr void separate() {
    if (!is_first_) (*this)(',');
    is_first_ = false;
  }
  constexpr void digits(std::uint64_t value) {
    if (value >= 10) digits(value / 10);
    (*this)(static_cast<char>('0' + value % 10));
  }

  bool is_first_ = true;
};

}  // namespace lambda_wasm::detail
