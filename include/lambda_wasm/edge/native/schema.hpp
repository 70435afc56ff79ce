#pragma once
/// @file
/// Parses a schema's text (the table in lambda_wasm/schema.hpp) into a tree, at run time.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/schema.hpp>

namespace lambda_wasm::edge::detail {

struct Schema {
  char kind = 'n';
  std::size_t number = 0;          ///< a number that the kind has: the size of an array, the digits of a second's fraction
  std::vector<Schema> of;          ///< the schemas within it
  std::vector<std::string> names;  ///< names, for example of its fields
  std::string tag;                 ///< the name of the member that tells the alternative
  const Schema* type = nullptr;    ///< of `@`, the schema that it refers to

  /// The index of the alternative that takes every name that no other has; their number if there is none.
  [[nodiscard]] std::size_t otherwise() const {
    std::size_t index = 0;
    while (index != of.size() && !(names[index].empty() && of[index].kind == 'n')) ++index;
    return index;
  }

  /// Whether it contains itself.
  [[nodiscard]] bool is_recursive() const {
    std::set<const Schema*> seen;
    return leads_to(*this, seen);
  }

 private:
  bool leads_to(const Schema& end, std::set<const Schema*>& seen) const {
    const auto leads = [&](const Schema& part) { return part.leads_to(end, seen); };
    if (type == nullptr) return std::any_of(of.begin(), of.end(), leads);
    return type == &end || (seen.insert(type).second && leads(*type));
  }
};

/// The schema of the type with this descriptor. It is parsed once in a thread.
const Schema& schema_of_type(const char* descriptor);

/// Parses consecutive schemas. The compiler has written them, so they are valid.
class SchemaReader {
 public:
  /// Finds the schema of the type that a text refers to by this number.
  using Refer = std::function<const Schema&(std::size_t number)>;

  SchemaReader(std::string_view text, Refer refer) : text_(text), refer_(std::move(refer)) {}
  /// Parses a descriptor, whose schemas begin after `at` characters.
  SchemaReader(const char* descriptor, std::size_t at)
      : SchemaReader(std::string_view(descriptor),
                     [descriptor](std::size_t number) -> const Schema& { return schema_of_type(types_of(descriptor)[number]); }) {
    at_ = at;
  }

  [[nodiscard]] Schema schema() {
    Schema schema;
    schema.kind = next();
    if (schema.kind == '|') schema.kind = next();  // a union: the next letter tells its kind
    if (schema.kind == '@') {
      schema.type = &refer_(decimal());
      next();
    } else {
      parse(schema, lambda_wasm::kinds::All{});
    }
    return schema;
  }

  [[nodiscard]] std::string name() {
    const std::size_t size = decimal();
    next();
    at_ += size;
    return std::string(text_.substr(at_ - size, size));
  }
  /// Reads names, each followed by its schema, to the end of their list.
  void named(Schema& schema) {
    while (!ends()) {
      schema.names.push_back(name());
      schema.of.push_back(this->schema());
    }
  }
  char next() { return text_[at_++]; }
  std::size_t decimal() {
    std::size_t value = 0;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9')
      value = value * 10 + static_cast<std::size_t>(next() - '0');
    return value;
  }
  /// Whether a list, for example of names, ends here. Moves after its end.
  bool ends(char end = ')') {
    if (text_[at_] != end) return false;
    ++at_;
    return true;
  }

 private:
  template <class... Kinds>
  void parse(Schema& schema, lambda_wasm::detail::TypeList<Kinds...>) {
    static_cast<void>(
        ((Kinds::letters.find(schema.kind) != std::string_view::npos && (Kinds::parse_schema(*this, schema), true)) || ...));
  }
  // The descriptors that a descriptor refers to are after its NUL.
  static const char* const* types_of(std::string_view descriptor) {
    constexpr std::uintptr_t size = alignof(const char*);
    const auto end = reinterpret_cast<std::uintptr_t>(descriptor.data() + descriptor.size() + 1);
    return reinterpret_cast<const char* const*>((end + size - 1) / size * size);
  }

  std::string_view text_;
  Refer refer_;
  std::size_t at_ = 0;
};

inline const Schema& schema_of_type(const char* descriptor) {
  thread_local std::map<const char*, std::unique_ptr<Schema>> known;
  std::unique_ptr<Schema>& schema = known[descriptor];
  if (schema == nullptr) {
    schema = std::make_unique<Schema>();  // a type may refer to itself
    *schema = SchemaReader(descriptor, lambda_wasm::detail::type_marker.size()).schema();
  }
  return *schema;
}

/// The schema in a `codec_text`.
inline Schema codec_schema(const char* codec) { return SchemaReader(codec, lambda_wasm::detail::codec_marker.size()).schema(); }

/// The parts of a `handler_text`.
struct HandlerSchema {
  std::string name;
  Schema input;
  Schema result;

  explicit HandlerSchema(const char* descriptor) {
    SchemaReader reader(descriptor, lambda_wasm::detail::entry_markers[0].size());
    name = reader.name();
    input = reader.schema();
    result = reader.schema();
  }
};

}  // namespace lambda_wasm::edge::detail
