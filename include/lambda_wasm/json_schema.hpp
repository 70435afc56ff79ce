#pragma once
/// @file
/// JSON Schema of a type, as text.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/json_schema/component_names.hpp>
#include <lambda_wasm/json_schema/fragment.hpp>
#include <lambda_wasm/json_schema/type_name.hpp>
#include <lambda_wasm/kind.hpp>

namespace lambda_wasm {

namespace detail {

/// Writes a JSON Schema with its definitions.
class WholeSchema : public SchemaText<WholeSchema> {
 public:
  static constexpr bool is_document = false;

  explicit WholeSchema(Direction direction) : SchemaText(direction), direction_(direction) {}

  template <class T>
  std::string write() {
    find<T>();
    name_definitions();
    begin('{');
    member("$schema", "https://json-schema.org/draft/2020-12/schema");
    members<T>();
    if (!definitions_.empty()) {
      key("$defs");
      begin('{');
      for (const Definition& definition : definitions_) {
        key(definition.name);
        definition.write(*this);
      }
      end('}');
    }
    end('}');
    return std::move(text_);
  }

  void append(std::string_view text) { text_ += text; }

  template <class T>
  void refer() {
    for (const Definition& definition : definitions_) {
      if (definition.type == &type_id<T>) member("$ref", "#/$defs/" + escaped(definition.name));
    }
  }

 private:
  struct Definition {
    const detail::TypeId* type;
    std::string name;
    void (*write)(WholeSchema& schema);
  };

  template <class T>
  static void write_definition(WholeSchema& schema) {
    schema.define<T>(schema.direction_);
  }
  template <class T>
  void find() {
    if constexpr (is_defined_alone<T>()) {
      for (const Definition& definition : definitions_) {
        if (definition.type == &type_id<T>) return;
      }
      // Ordered by name, and types of one name as they were found. Not by std::stable_sort: in libstdc++ 12 it calls what is deprecated.
      const auto place = std::ranges::upper_bound(definitions_, type_name<T>(), {}, &Definition::name);
      definitions_.insert(place, {&type_id<T>, std::string(type_name<T>()), &write_definition<T>});
    }
    [&]<class... Parts>(TypeList<Parts...>) { (find<Parts>(), ...); }(PartsOf<T>{});
  }

  // Orders the definitions as the build does: what is numbered depends on it.
  void name_definitions() {
    ComponentNames::Texts types;
    for (const Definition& definition : definitions_) types.push_back(definition.name);
    const ComponentNames::Texts names = ComponentNames::of(types);
    for (std::size_t i = 0; i != names.size(); ++i) definitions_[i].name = names[i];
    std::ranges::sort(definitions_, {}, &Definition::name);
  }

  // A name in a URI, as encodeURIComponent of ECMAScript writes it.
  static std::string escaped(std::string_view name) {
    constexpr std::string_view hexadecimal = "0123456789ABCDEF";
    std::string text;
    for (const char character : name) {
      const auto byte = static_cast<unsigned char>(character);
      if (byte < 0x80 && character != '$') {
        text += character;
      } else {
        text.append({'%', hexadecimal[byte >> 4], hexadecimal[byte & 15]});
      }
    }
    return text;
  }

  Direction direction_;
  std::string text_;
  std::vector<Definition> definitions_;
};

}  // namespace detail

/// The JSON Schema (2020-12) of the values that a T is read from (`Direction::input`), or that it is written as. Described types
/// are definitions in `$defs`, which have the names of the C++ types without their namespaces.
///
/// This is for programs that need a schema while they run, for example to describe tools to a language model. The build writes the
/// schemas of all handlers without it.
template <Crossing T>
[[nodiscard]] std::string json_schema(Direction direction = Direction::input) {
  return detail::WholeSchema(direction).write<T>();
}

}  // namespace lambda_wasm
