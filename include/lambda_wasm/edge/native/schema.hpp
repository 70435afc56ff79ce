#pragma once
/// @file
/// Parses a schema's text (the table in lambda_wasm/schema.hpp) into a tree, at run time.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/schema.hpp>

namespace lambda_wasm::edge::detail {

struct Schema {
  char kind = 'n';
  std::size_t digits = 0;          ///< digits of the second's fraction, for `t`
  std::size_t size = 0;            ///< size of the array, for `#`
  std::vector<Schema> of;          ///< the inner schema of `?`, `[`, `*`, `#` or `{`; the fields of `(`
  std::vector<std::string> names;  ///< the names of `e`; the names of the fields of `(`
};

/// Parses consecutive schemas. The compiler has written them, so they are valid.
class SchemaReader {
 public:
  explicit SchemaReader(std::string_view text) : text_(text) {}

  [[nodiscard]] Schema schema() {
    Schema schema;
    schema.kind = next();
    switch (schema.kind) {
      case '#':
        schema.size = decimal();
        next();
        [[fallthrough]];
      case '?':
      case '[':
      case '*':
      case '{':
        schema.of.push_back(this->schema());
        break;
      case 't':
        schema.digits = static_cast<std::size_t>(next() - '0');
        break;
      case 'e':
      case '(':
        while (text_[at_] != ')') {
          schema.names.push_back(name());
          if (schema.kind == '(') schema.of.push_back(this->schema());
        }
        next();
        break;
      default:
        break;
    }
    return schema;
  }

  [[nodiscard]] std::string name() {
    const std::size_t size = decimal();
    next();
    at_ += size;
    return std::string(text_.substr(at_ - size, size));
  }

 private:
  char next() { return text_[at_++]; }
  std::size_t decimal() {
    std::size_t value = 0;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9')
      value = value * 10 + static_cast<std::size_t>(next() - '0');
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// The schema in a `codec_text`.
inline Schema codec_schema(const char* codec) {
  return SchemaReader(std::string_view(codec).substr(lambda_wasm::detail::codec_marker.size())).schema();
}

/// The parts of a `handler_text`.
struct HandlerSchema {
  std::string name;
  Schema input;
  Schema result;

  explicit HandlerSchema(const char* descriptor) {
    SchemaReader reader(std::string_view(descriptor).substr(lambda_wasm::detail::entry_markers[0].size()));
    name = reader.name();
    input = reader.schema();
    result = reader.schema();
  }
};

}  // namespace lambda_wasm::edge::detail
