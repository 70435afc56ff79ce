#pragma once

#include <string_view>

#include <lambda_wasm/json/unions.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/storage.hpp>

namespace lambda_wasm::json_text {

class Reader;

/// Reads the members of a struct of LAMBDA_WASM_DESCRIBE_EVENT that hold bytes, which may be base64 in any form or numbers, or
/// elements, which are passed over if they are null. Every LenientReader is a Reader.
class LenientReader : public UnionReader {
 public:
  static constexpr bool is_lenient = true;

  /// As that of Reader. A type that is described within the member has its own rule.
  template <class T>
  const char* read(const char* at, T& value);

  [[nodiscard]] LenientReader& lenient() { return *this; }
  [[nodiscard]] Reader& strict();

 private:
  friend class Reader;
  LenientReader(std::string_view text, Storage& storage) : UnionReader(text, storage) {}
};

/// Reads a JSON text into a value of a type that crosses. json.hpp has the rules; Scanner describes how the text is read.
class Reader : public LenientReader {
 public:
  static constexpr bool is_lenient = false;

  Reader(std::string_view text, Storage& storage) : LenientReader(text, storage) {}

  /// Reads a T at `at` into `value`, whose defaulted members must have their initialisers. @returns the position after it
  template <class T>
  const char* read(const char* at, T& value) {
    return Kind<T>::parse(*this, at, value);
  }
};

inline Reader& LenientReader::strict() { return static_cast<Reader&>(*this); }

template <class T>
const char* LenientReader::read(const char* at, T& value) {
  if constexpr (Kind<T>::template is_referred<T>) {
    return strict().read(at, value);
  } else {
    return Kind<T>::parse(*this, at, value);
  }
}

}  // namespace lambda_wasm::json_text
