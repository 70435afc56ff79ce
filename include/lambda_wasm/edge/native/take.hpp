#pragma once
/// @file
/// Converts a message on the wire to JSON text by a schema: the text that `JSON.stringify` writes on Lambda for the value that
/// the readers of cmake/javascript/build/codec.mjs make.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/edge/native/attribute.hpp>
#include <lambda_wasm/edge/native/json.hpp>
#include <lambda_wasm/edge/native/schema.hpp>
#include <lambda_wasm/edge/native/text.hpp>
#include <lambda_wasm/text/base64.hpp>
#include <lambda_wasm/text/number.hpp>
#include <lambda_wasm/text/time.hpp>
#include <lambda_wasm/text/utf8.hpp>
#include <lambda_wasm/wire/any.hpp>
#include <lambda_wasm/wire/reader.hpp>

namespace lambda_wasm::edge::detail {

/// Reads values of a message, each as JSON text. An empty one is JavaScript's `undefined`: omitted from an object, null in an
/// array.
class Taker {
 public:
  explicit Taker(host::Message message) : reader_(message) {}

  [[nodiscard]] std::optional<std::string> take(const Schema& schema) {
    return form_ == Form::plain ? take_plain(schema) : take_attribute(schema);
  }

  // ---- For the kinds

  using Taken = std::optional<std::string>;
  using Property = std::pair<std::string, Taken>;
  wire::Reader& reader() { return reader_; }
  static Taken nothing() { return std::nullopt; }
  static Taken json(std::string_view text) { return std::string(text); }
  static Taken string(std::string_view text) { return json_string(std::string(text)); }
  template <class Number>
  static Taken number(Number value) {
    return std::to_string(value);
  }
  Taken text() { return take_string(); }
  Taken real() { return take_double(); }
  Taken any() { return take_any(); }
  Taken list(std::size_t count, const Schema& schema) {
    return list(count, [&] { return take(schema); });
  }
  /// One value of each schema.
  Taken list(const std::vector<Schema>& schemas) {
    return list(schemas.size(), [&, i = std::size_t{0}]() mutable { return take(schemas[i++]); });
  }
  Taken map(const Schema& schema) {
    return map([&] { return take(schema); });
  }
  /// An object with one member.
  static Taken member(const std::string& name, Taken value) {
    std::vector<Property> properties;
    properties.emplace_back(name, std::move(value));
    return print_object(std::move(properties));
  }
  /// An object with the schema's names and values, after a tag.
  Taken tagged_object(const std::string& tag, const std::string& name, const Schema& schema) {
    std::vector<Property> properties;
    properties.emplace_back(tag, json_string(name));
    return object(schema.kind == '@' ? *schema.type : schema, std::move(properties));
  }
  /// An object with the schema's names and values.
  Taken object(const Schema& schema, std::vector<Property> properties = {}) {
    for (std::size_t i = 0; i < schema.of.size(); ++i) properties.emplace_back(schema.names[i], take(schema.of[i]));
    return print_object(std::move(properties));
  }

  /// The struct or map of an item: its values are each under the letter of its type.
  Taken item(const Schema& schema) {
    return in_form(Form::attribute, [&] { return take_plain(schema); });
  }

 private:
  static constexpr std::string_view null_attribute = R"({"NULL":true})";

  Taken take_plain(const Schema& schema) {
    if (schema.kind == '@') return take_plain(*schema.type);
    return take(schema, lambda_wasm::kinds::All{});
  }
  template <class Take>
  Taken in_form(Form form, Take take) {
    const Form outer = std::exchange(form_, form);
    Taken taken = take();
    form_ = outer;
    return taken;
  }
  Taken take_attribute(const Schema& schema) {
    const auto plain = [&] { return take_plain(schema); };
    if (is_attribute(schema)) return in_form(Form::plain, plain);
    if (schema.kind == '?') return plain();
    const std::string_view letter = attribute_letter(schema);
    const bool is_set = schema.kind == '$', has_letter = form_ == Form::attribute;
    Taken taken = is_set && has_letter ? in_form(Form::element, plain) : plain();
    if (schema.kind == '~') return taken == "null" ? json(null_attribute) : taken;
    if (is_set && has_letter) return taken == "[]" ? nothing() : member(std::string(set_letter(schema)), taken);
    if (letter == "N") {
      if (has_letter && taken == "null") return json(null_attribute);
      taken = '"' + *taken + '"';
    }
    return has_letter ? member(std::string(letter), taken) : taken;
  }

  template <class... Kinds>
  Taken take(const Schema& schema, lambda_wasm::detail::TypeList<Kinds...>) {
    Taken taken;
    static_cast<void>(
        ((Kinds::letters.find(schema.kind) != std::string_view::npos && (taken = Kinds::take(*this, schema), true)) || ...));
    return taken;
  }

  std::string take_string() { return json_string(text::replace_invalid_utf8(reader_.text())); }

  std::string take_double() {
    const double value = reader_.real();
    if (!std::isfinite(value)) return "null";
    char digits[text::max_double_size];
    return {digits, text::print_double(value, digits)};
  }

  // Reads the tagged form of wire/any.hpp.
  std::string take_any() {
    using enum wire::AnyTag;
    switch (static_cast<wire::AnyTag>(reader_.word())) {
      case null:
        return "null";
      case no:
        return "false";
      case yes:
        return "true";
      case integer:
        return std::to_string(static_cast<std::int64_t>(reader_.double_word()));
      case unsigned_integer:
        return std::to_string(reader_.double_word());
      case real:
        return take_double();
      case text:
        return take_string();
      case array:
        return list(reader_.word(), [&] { return take_any(); });
      case bytes: {
        const std::string_view value = reader_.text();
        return list(value.size(),
                    [&, i = std::size_t{0}]() mutable { return std::to_string(static_cast<unsigned char>(value[i++])); });
      }
      case object:
        break;
    }
    return map([&] { return take_any(); });
  }

  template <class Take>
  std::string list(std::size_t count, Take take_element) {
    std::string json = "[";
    for (std::size_t i = 0; i < count; ++i) {
      const std::optional<std::string> element = take_element();
      json.append(i == 0 ? "" : ",").append(element.value_or(std::string(form_ == Form::plain ? "null" : null_attribute)));
    }
    return json.append("]");
  }

  template <class Take>
  std::string map(Take take_element) {
    std::vector<Property> properties;
    for (std::uint32_t left = reader_.word(); left != 0; --left) {
      std::string key = text::replace_invalid_utf8(reader_.text());
      properties.emplace_back(std::move(key), take_element());
    }
    return print_object(std::move(properties));
  }

  static std::string print_object(std::vector<Property> properties) {
    order_as_javascript(properties);
    std::string json = "{";
    for (const auto& [name, value] : properties) {
      if (value) json.append(json.size() == 1 ? "" : ",").append(json_string(name)).append(":").append(*value);
    }
    return json.append("}");
  }

  wire::Reader reader_;
  Form form_ = Form::plain;
};

}  // namespace lambda_wasm::edge::detail
