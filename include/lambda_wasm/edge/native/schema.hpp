#pragma once
/// @file
/// A schema's text (the table in lambda_wasm/schema.hpp) as a tree, read at run time by the native edge.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/schema.hpp>

namespace lambda_wasm::edge::detail {

struct Schema {
  char kind = 'n';
  std::size_t digits = 0;          ///< of the second, of a `t`
  std::size_t size = 0;            ///< of a `#`
  std::vector<Schema> of;          ///< what a `?`, `[`, `*`, `#` or `{` is made of; the fields of a `(`
  std::vector<std::string> names;  ///< of an `e`; of the fields of a `(`
};

/// Reads schemas, one behind the other. The compiler has made them: they are right.
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

/// What a `codec_text` holds.
inline Schema codec_schema(const char* codec) {
  return SchemaReader(std::string_view(codec).substr(lambda_wasm::detail::codec_marker.size())).schema();
}

/// What a `handler_text` holds.
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
