#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include <lambda_wasm/detail/type_list.hpp>
#include <lambda_wasm/json_schema/json_put.hpp>
#include <lambda_wasm/kind.hpp>

namespace lambda_wasm {

/// The two directions in which values cross: into C++, and out of it.
enum class Direction : std::uint8_t { input, output };

namespace detail {

/// Whether a type has a definition of its own, to which other schemas refer.
template <class T>
constexpr bool is_defined_alone() {
  if constexpr (requires { Kind<T>::template is_defined_alone<T>; }) {
    return Kind<T>::template is_defined_alone<T>;
  } else {
    return Kind<T>::template is_referred<T>;
  }
}

/// What the kinds write their JSON Schema with: `Kind<T>::put_json_schema<T>(put)` writes the keywords of T into an object that
/// has begun. `Own` is the derived class: its `refer<T>()` writes the reference to a definition.
template <class Own>
class SchemaText : public JsonPut<Own> {
 public:
  constexpr explicit SchemaText(Direction direction) : direction_(direction) {}

  /// Sets the direction of the schemas that follow.
  constexpr void set_direction(Direction direction) { direction_ = direction; }

  /// Whether the schema is one of values that come in. Null is then the same as absence, for example.
  constexpr bool is_input() {
    has_asked_ = true;
    return direction_ == Direction::input;
  }

  /// Writes the schema of T.
  template <class T>
  constexpr void schema(const Keywords* keywords = nullptr) {
    this->begin('{');
    members<T>(keywords);
    this->end('}');
  }
  /// Writes the same without the brackets of its object.
  template <class T>
  constexpr void members(const Keywords* keywords = nullptr) {
    const Keywords* const outer = std::exchange(keywords_, keywords);
    if constexpr (is_defined_alone<T>()) {
      static_cast<Own&>(*this).template refer<T>();
    } else {
      Kind<T>::template put_json_schema<T>(static_cast<Own&>(*this));
    }
    if (keywords_ != nullptr && !keywords_->text.empty()) this->word(keywords_->text);
    keywords_ = outer;
  }
  /// Writes the schema of an element of the value.
  template <class T>
  constexpr void element_schema() {
    schema<T>(keywords_of_each());
  }
  /// Writes the members of the schema of an object's member: an empty one is left out on output, and null is the same as absence
  /// on input.
  template <class T, bool is_defaulted = false>
  constexpr void property(const Keywords* keywords = nullptr) {
    if constexpr (std::is_same_v<Kind<T>, kinds::Optional>) {
      property<OptionalValue<T>, true>(keywords);
    } else if (is_defaulted && is_input()) {
      members_or_null<T>(keywords);
    } else {
      members<T>(keywords);
    }
  }
  /// Writes the members of a schema that null fits, too.
  template <class T>
  constexpr void members_or_null(const Keywords* keywords) {
    if constexpr ((Kind<T>::template json_types<T> & kinds::json_type::null) != 0) {
      members<T>(keywords);
    } else {
      this->keyword("anyOf");
      this->begin('[');
      schema<T>(keywords);
      this->word(R"({"type":"null"})");
      this->end(']');
    }
  }

  /// Whether the schemas that follow are of values within the members of a lenient struct.
  [[nodiscard]] constexpr bool is_lenient() const { return is_lenient_; }
  /// @returns what it was before
  constexpr bool set_lenient(bool is_lenient) { return std::exchange(is_lenient_, is_lenient); }

  /// Whether the description of the member has this keyword.
  [[nodiscard]] constexpr bool has_keyword(std::string_view name) const {
    if (keywords_ == nullptr) return false;
    // In a text a quotation mark would follow a backslash.
    const std::string_view text = keywords_->text;
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
      if (at != 0 && text[at - 1] == '"' && text.substr(at + name.size()).starts_with("\":")) return true;
    }
    return false;
  }
  [[nodiscard]] constexpr const Keywords* keywords_of_each() const { return keywords_ != nullptr ? keywords_->of_each : nullptr; }
  /// The keywords of the member; they are then written where the caller says.
  constexpr const Keywords* take_keywords() { return std::exchange(keywords_, nullptr); }

 protected:
  /// Writes the definition of T.
  template <class T>
  constexpr void define(Direction direction) {
    direction_ = direction;
    this->begin('{');
    Kind<T>::template put_json_schema<T>(static_cast<Own&>(*this));
    this->end('}');
  }
  /// Writes `schema` in one direction.
  template <class T>
  constexpr void schema_of(Direction direction) {
    direction_ = direction;
    schema<T>();
  }

  /// Whether the direction has made, or may have made, a difference.
  [[nodiscard]] constexpr bool has_asked() const { return has_asked_; }

 private:
  const Keywords* keywords_ = nullptr;
  Direction direction_;
  bool has_asked_ = false;
  bool is_lenient_ = false;
};

}  // namespace detail

}  // namespace lambda_wasm
