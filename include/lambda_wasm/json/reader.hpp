#pragma once

#include <lambda_wasm/json/object.hpp>
#include <lambda_wasm/kind.hpp>

namespace lambda_wasm::json_text {

/// Reads a JSON text into a value of a type that crosses. json.hpp has the rules; Scanner describes how the text is read.
class Reader : public ObjectReader {
 public:
  using ObjectReader::ObjectReader;

  /// Reads a T at `at` into `value`, whose defaulted members must have their initialisers. @returns the position after it
  template <class T>
  const char* read(const char* at, T& value) {
    return Kind<T>::parse(*this, at, value);
  }
};

}  // namespace lambda_wasm::json_text
