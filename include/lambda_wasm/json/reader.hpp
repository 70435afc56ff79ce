#pragma once

#include <string_view>

#include <lambda_wasm/json/unions.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/storage.hpp>

namespace lambda_wasm::json_text {

class Reader;

/// Reads the values of an item of DynamoDB, each under the letter of its type (dynamodb/item_text.hpp). Every ItemReader is a Reader.
class ItemReader : public UnionReader {
 public:
  static constexpr bool is_lenient = true, passes_over_null = false;

  /// As that of Reader.
  template <class T>
  const char* read(const char* at, T& value);

  [[nodiscard]] ItemReader& lenient() { return *this; }

  // ---- Numbers are text
  template <class T>
  const char* integer(const char* at, T& value);
  template <class T>
  const char* number(const char* at, T& value);

  // ---- NULL is null
  [[nodiscard]] bool begin_field(const char*& at, Object& object, FieldCode field) {
    return UnionReader::begin_field(at, object, field) || (field.has(FieldCode::keeps_for_null) && is_null_attribute(at));
  }
  const char* literal(const char* at) { return *at == '{' ? skip(at) : UnionReader::literal(at); }

 private:
  friend class LenientReader;
  ItemReader(std::string_view text, Storage& storage) : UnionReader(text, storage) {}

  struct Attribute {
    const char* value;  // where its value begins; nullptr if it is under no letter that fits
    const char* next;   // the position after such an attribute
    bool is_set;
  };
  [[nodiscard]] Attribute find_attribute(const char* at, const detail::AttributeLetters& letters);
  void note_other_letter(const char* at, const detail::AttributeLetters& letters, std::string_view other);
  [[nodiscard]] const char* end_attribute(const char* at);
  [[nodiscard]] const char* text_of_integer(const char* at, const IntegerRange& range, bool& is_one);
  void note_other_number(const char* at, double number, const std::string_view& expected);
  [[nodiscard]] bool is_null_attribute(const char* at) const;

  bool is_element_ = false;  // whether a value is the element of a set, which has no letter
};

/// Reads the members of a struct of LAMBDA_WASM_DESCRIBE_EVENT that hold bytes, which may be base64 in any form or numbers, or
/// elements, which are passed over if they are null. Every LenientReader is a Reader.
class LenientReader : public ItemReader {
 public:
  static constexpr bool is_lenient = true, passes_over_null = true;

  // Not those of items.
  using UnionReader::begin_field;
  using UnionReader::integer;
  using UnionReader::literal;
  using UnionReader::number;

  /// As that of Reader. A type that is described within the member has its own rule.
  template <class T>
  const char* read(const char* at, T& value);

  [[nodiscard]] LenientReader& lenient() { return *this; }
  [[nodiscard]] Reader& strict();

 private:
  friend class Reader;
  LenientReader(std::string_view text, Storage& storage) : ItemReader(text, storage) {}
};

/// Reads a JSON text into a value of a type that crosses. json.hpp has the rules; Scanner describes how the text is read.
class Reader : public LenientReader {
 public:
  static constexpr bool is_lenient = false, passes_over_null = false;

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
