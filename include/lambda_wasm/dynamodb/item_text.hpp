#pragma once
/// @file
/// Reads and writes the values of an item as JSON text, each under the letter of its type.

#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/json/explain.hpp>
#include <lambda_wasm/json/reader.hpp>
#include <lambda_wasm/json/writer.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/text/float.hpp>
#include <lambda_wasm/text/number.hpp>

namespace lambda_wasm::json_text {

[[gnu::noinline]] inline ItemReader::Attribute ItemReader::find_attribute(const char* at,
                                                                          const detail::AttributeLetters& letters) {
  static constexpr std::string_view known[] = {"S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS"};
  std::size_t found = std::size(known);  // the first letter that the attribute has instead
  at = space(at);
  const char* const begin = at;
  if (*at != '{') {
    at = skip(at);
  } else {
    at = space(at + 1);
    while (*at != '}') {
      std::string_view name;
      at = space(key(at, name));
      const bool is_own = name == letters.own, is_set = !letters.set.empty() && name == letters.set;
      for (std::size_t i = 0; i < found; ++i) {
        if (known[i] == name) found = i;
      }
      release(name);
      if (is_own || is_set) return {at, nullptr, is_set};
      at = skip(at);
      if (*at != ',') break;
      at = space(at + 1);
    }
    at = *at == '}' ? closed(at) : fail(at);
  }
  note_other_letter(begin, letters, found == std::size(known) ? std::string_view() : known[found]);
  return {nullptr, at, false};
}

[[LAMBDA_WASM_DETAIL_COLD]] inline void ItemReader::note_other_letter(const char* at, const detail::AttributeLetters& letters,
                                                                      std::string_view other) {
  if (has_failed()) return;
  std::string expected = "value under ", found = "value under ";
  expected.append(letters.own);
  if (!letters.set.empty()) expected.append(" or ").append(letters.set);
  found.append(other);
  if (other.empty()) {
    found.clear();
    put_found(found, at, end());
  }
  misfit_within(at, {{}, std::move(expected), std::move(found)});
}

[[gnu::noinline]] inline const char* ItemReader::end_attribute(const char* at) {
  while (*at == ',') {
    std::string_view name;
    at = key(space(at + 1), name);
    release(name);
    at = skip(at);
  }
  return *at == '}' ? closed(at) : fail(at);
}

inline bool ItemReader::is_null_attribute(const char* at) const {
  static constexpr std::string_view name = R"("NULL")";
  if (*at != '{') return false;
  at = space(at + 1);
  if (left(at) < static_cast<std::ptrdiff_t>(name.size()) || std::string_view(at, name.size()) != name) return false;
  at = space(at + name.size());
  return *at == ':' && *space(at + 1) == 't';
}

[[LAMBDA_WASM_DETAIL_COLD]] inline void ItemReader::note_other_number(const char* at, double number,
                                                                      const std::string_view& expected) {
  char digits[text::max_double_size];
  std::string found = "number ";
  if (std::isfinite(number)) {
    found.append(digits, text::print_double(number, digits));
  } else {
    found.append(number < 0 ? "-Infinity" : "Infinity");
  }
  misfit_within(at, {{}, std::string(expected), std::move(found)});
}

[[gnu::noinline]] inline const char* ItemReader::text_of_integer(const char* at, const IntegerRange& range, bool& is_one) {
  std::string_view written;
  const char* const next = string(at, written);
  text::Decimal decimal;
  const char* const end = written.data() + written.size();
  const bool is_number = !written.empty() && text::scan_number(written.data(), end, decimal) == end;
  is_one = is_number && convert(decimal, range);
  const double number = is_number && !is_one ? text::to_double(decimal, written) : 0;
  release(written);
  if (is_one) return next;
  // JavaScript has every number of 32 bits, and of 64 bits those that a double has exactly.
  constexpr double max_safe = 9007199254740991;
  if (!is_number || (range.is_wide && !(std::trunc(number) == number && (std::abs)(number) <= max_safe)))
    return wrong(at, range.expected);
  note_other_number(at, number, range.expected);
  return next;
}

template <class T>
const char* ItemReader::integer(const char* at, T& value) {
  at = space(at);
  if (*at != '"') return UnionReader::integer(at, value);
  bool is_one = false;
  at = text_of_integer(at, integer_range<T>, is_one);
  if (is_one) value = static_cast<T>(ValueReader::integer());
  return at;
}

template <class T>
const char* ItemReader::number(const char* at, T& value) {
  at = space(at);
  if (*at != '"') return UnionReader::number(at, value);
  std::string_view written;
  const char* const next = string(at, written);
  text::Decimal decimal;
  const char* const end = written.data() + written.size();
  const bool is_number = !written.empty() && text::scan_number(written.data(), end, decimal) == end;
  if (is_number) {
    if constexpr (std::same_as<T, float>) {
      value = text::to_float(decimal, written);
    } else {
      value = text::to_double(decimal, written);
    }
  }
  release(written);
  return is_number ? next : wrong(at, expected_number);
}

template <class T>
const char* ItemReader::read(const char* at, T& value) {
  using K = Kind<T>;
  if constexpr (std::is_same_v<T, dynamodb::AttributeValue>) {
    return K::parse(static_cast<Reader&>(*this), at, value);
  } else if constexpr (detail::ValueKind<T>) {
    return K::parse(*this, at, value);
  } else if constexpr (detail::OptionalKind<T>) {
    at = space(at);
    const bool is_null = *at == 'n' || is_null_attribute(at);
    if constexpr (detail::NullableKind<T>) {
      auto& inner = detail::emplace(value);
      return is_null ? literal(at) : read(at, detail::emplace(inner));
    } else {
      if (!is_null) return read(at, detail::emplace(value));
      value.reset();
      return literal(at);
    }
  } else if (is_element_) {
    return K::parse(*this, at, value);
  } else {
    static constexpr detail::AttributeLetters letters = detail::attribute_letters<T>();
    const Attribute attribute = find_attribute(at, letters);
    if (attribute.value == nullptr) return attribute.next;
    is_element_ = attribute.is_set;
    const char* const next = K::parse(*this, attribute.value, value);
    is_element_ = false;
    return end_attribute(next);
  }
}

/// Writes the values of an item.
class ItemWriter : public Writer {
 public:
  /// Says that members are written by `member`.
  static constexpr bool is_of_item = true;
  template <class T>
  static constexpr std::uint32_t most_text = 0;

  explicit ItemWriter(const Writer& writer) : Writer(writer) {}

  template <class T>
  char* write(char* to, const T& value) {
    return write_reserved(to, value);
  }
  template <class T>
  char* write_reserved(char* to, const T& value) {
    if constexpr (std::is_same_v<T, dynamodb::AttributeValue>) {
      return Kind<T>::print(static_cast<Writer&>(*this), to, value);
    } else if constexpr (detail::ValueKind<T>) {
      return Kind<T>::print(*this, to, value);
    } else if constexpr (detail::OptionalKind<T>) {
      return value ? write_reserved(to, *value) : raw(to, null);
    } else if (is_element_) {
      return unwrapped(to, value);
    } else {
      if (is_without_attribute(value)) return raw(to, null);
      is_element_ = detail::is_attribute_set<T>;
      to = unwrapped(raw(to, Begin<T>::text), value);
      is_element_ = false;
      return separate(to, '}', 0);
    }
  }
  /// Writes a member of a struct, unless it is left out.
  template <class T>
  char* member(char* to, const char* name, std::size_t size, const T& value) {
    return is_left_out(value) ? to : write_reserved(key(to, name, size, 0), value);
  }
  /// Whether a member of a struct or a map is left out.
  template <class T>
  static constexpr bool is_left_out(const T& value) {
    if constexpr (detail::is_attribute_set<T>) {
      return value.empty();
    } else if constexpr (detail::NullableKind<T>) {
      return !value || (*value && is_left_out(**value));
    } else if constexpr (detail::OptionalKind<T>) {
      return !value || is_left_out(*value);
    } else {
      return false;
    }
  }

 private:
  static constexpr std::string_view null = R"({"NULL":true})";

  /// An attribute up to its value: `{"S":`.
  template <class T>
  struct Begin {
    static constexpr auto write = [](auto& put) {
      constexpr detail::AttributeLetters letters = detail::attribute_letters<T>();
      detail::put_text(put, "{\"");
      detail::put_text(put, detail::is_attribute_set<T> ? letters.set : letters.own);
      detail::put_text(put, "\":");
    };
    static constexpr const std::string_view& text = detail::constant_text<decltype(write)>;
  };

  template <class T>
  static bool is_without_attribute(const T& value) {
    if constexpr (std::floating_point<T>) {
      return !std::isfinite(value);
    } else {
      return is_left_out(value);
    }
  }
  template <class T>
  char* unwrapped(char* to, const T& value) {
    constexpr std::uint32_t most = Kind<T>::template most_text<T>;
    if constexpr (detail::attribute_letter<Kind<T>>() == "N") {
      to = separate(to, '"', most);
      return separate(Kind<T>::print(*this, to, value), '"', 0);
    } else {
      if constexpr (most != 0) to = reserve(to, most);
      return Kind<T>::print(*this, to, value);
    }
  }

  bool is_element_ = false;  // of a set
};

}  // namespace lambda_wasm::json_text

namespace lambda_wasm::detail {

template <class T>
struct ItemText {
  static const char* parse(json_text::ItemReader& reader, const char* at, T& value) { return Kind<T>::parse(reader, at, value); }
  static char* print(json_text::Writer& writer, char* to, const T& value) {
    json_text::ItemWriter of_item(writer);
    return Kind<T>::print(of_item, to, value);
  }
};

}  // namespace lambda_wasm::detail
