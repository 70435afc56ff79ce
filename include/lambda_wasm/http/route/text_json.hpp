#pragma once
/// @file
/// The JSON of texts: paths, queries and forms have texts, which are read as the JSON values that they stand for. So the kinds, the
/// constraints and the errors are those of JSON bodies.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/http/form_file.hpp>
#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/json/buffer.hpp>
#include <lambda_wasm/json/escape.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/kinds/sequence.hpp>

namespace lambda_wasm::detail {

/// How a text becomes JSON: `word` for a number or a bool, whose text is that of JSON already.
/// A `file` is not a text, but a part of a form.
enum class TextForm : std::uint8_t { none, string, word, file, strings, words, files };

[[nodiscard]] constexpr bool is_list(TextForm form) noexcept { return form >= TextForm::strings; }
[[nodiscard]] constexpr bool is_file(TextForm form) noexcept { return form == TextForm::file || form == TextForm::files; }

template <class T>
constexpr TextForm text_form() {
  using namespace kinds;
  if constexpr (std::same_as<T, FormFile>) {
    return TextForm::file;
  } else if constexpr (OptionalKind<T>) {
    return text_form<OptionalValue<T>>();
  } else if constexpr (SequenceKind<T>) {
    constexpr TextForm element = text_form<typename T::value_type>();
    constexpr bool is_in_order =
        requires(T& value, typename T::value_type& each) { each = *value.begin(), *value.begin() = each; };
    if (element == TextForm::file) return is_in_order ? TextForm::files : TextForm::none;
    return element == TextForm::string ? TextForm::strings : element == TextForm::word ? TextForm::words : TextForm::none;
  } else {
    constexpr std::uint32_t types = Kind<T>::template json_types<T>;
    constexpr std::uint32_t words = json_type::number | json_type::boolean;
    if ((types & (json_type::array | json_type::object)) != 0 || types == 0) return TextForm::none;
    return (types & json_type::string) != 0 ? TextForm::string : (types & words) != 0 ? TextForm::word : TextForm::none;
  }
}

/// A field of a struct that texts are read into.
struct TextField {
  std::string_view name;
  TextForm form;
};

template <class T>
struct TextFields;
template <class T, StructRule rule, class... Fields>
struct TextFields<StructDescription<T, rule, Fields...>> {
  static constexpr bool is_closed = rule.is_closed;
  static constexpr TextField all[sizeof...(Fields) + 1] = {{Fields::name, text_form<FieldType<T, Fields>>()}..., {}};
  static constexpr std::size_t count = sizeof...(Fields);
  static constexpr bool is_possible = ((text_form<FieldType<T, Fields>>() != TextForm::none) && ...);
  static constexpr bool has_files = (is_file(text_form<FieldType<T, Fields>>()) || ...);
  static constexpr bool needs_file =
      !rule.is_lenient &&
      ((is_file(text_form<FieldType<T, Fields>>()) && !OptionalKind<FieldType<T, Fields>> && !Fields::is_defaulted) || ...);
};

/// Writes texts as JSON.
class TextJson {
 public:
  /// The JSON of a text: as a word, if it is the word of JSON that the form wants, otherwise as a string, which then does not fit.
  void put(std::string_view text, TextForm form) {
    if ((form == TextForm::word || form == TextForm::words) && is_word(text)) return raw(text);
    raw("\"");
    for (const char character : text) {
      json_text::put_escaped(character, [this](char part) { raw({&part, 1}); });
    }
    raw("\"");
  }
  /// The members of an object: all values that have the name of a field; with `is_closed` also the others.
  /// @param are_files  they have names only: the value of each is an object without members
  void put(std::span<const NamedValue> values, std::span<const TextField> fields, bool is_closed, bool are_files = false) {
    const auto put_value = [&](std::string_view value, TextForm form) {
      if (are_files) return raw("{}");
      put(value, form);
    };
    for (const TextField& field : fields) {
      std::size_t count = 0;
      for (const NamedValue& value : values) {
        if (value.name == field.name) ++count;
      }
      if (count == 0) continue;
      // Two values for a field that takes one are a list, which does not fit.
      const bool has_list = is_list(field.form) || count != 1;
      key(field.name);
      if (has_list) raw("[");
      for (const NamedValue& value : values) {
        if (value.name != field.name) continue;
        put_value(value.value, field.form);
        if (--count != 0) raw(",");
      }
      if (has_list) raw("]");
    }
    if (is_closed) {
      for (const NamedValue& value : values) {
        bool is_known = false;
        for (const TextField& field : fields) is_known = is_known || value.name == field.name;
        if (is_known) continue;
        key(value.name);
        put_value(value.value, TextForm::string);
      }
    }
  }
  /// The end of the object.
  void close() { raw(separator_ == '{' ? "{}" : "}"); }

  [[nodiscard]] std::string_view view() const noexcept { return buffer_.view(); }

 private:
  void key(std::string_view name) {
    raw({&separator_, 1});
    separator_ = ',';
    put(name, TextForm::string);
    raw(":");
  }
  [[gnu::noinline]] void raw(std::string_view text) {
    char* const to = buffer_.reserve(buffer_.end(), text.size());
    buffer_.set_end(to + text.copy(to, text.size()));
  }

  // true, false, or a number of RFC 8259 section 6.
  static bool is_word(std::string_view text) {
    if (text == "true" || text == "false") return true;
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const auto digits = [&] {
      const std::size_t begin = at;
      while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
      return at - begin;
    };
    const bool is_zero = at < text.size() && text[at] == '0';
    const std::size_t whole = digits();
    if (whole == 0 || (is_zero && whole != 1)) return false;
    if (at < text.size() && text[at] == '.') {
      ++at;
      if (digits() == 0) return false;
    }
    if (at < text.size() && (text[at] | 0x20) == 'e') {
      ++at;
      if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
      if (digits() == 0) return false;
    }
    return at == text.size();
  }

  json_text::Buffer buffer_;
  char separator_ = '{';
};

}  // namespace lambda_wasm::detail
