#pragma once
/// @file
/// Names and values in order: what headers, query parameters and cookies have in common.

#include <concepts>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>

namespace lambda_wasm {

/// A `name` and its `value`; owns neither. `for (const auto& [name, value] : request.query)`.
struct NamedValue {
  std::string_view name;
  std::string_view value;

  NamedValue() = default;
  /// Made from two texts only, so that a pair of braces too many in a list is refused rather than read as one text from
  /// the first to the second.
  template <class Name, class Value>
    requires std::convertible_to<const Name&, std::string_view> && std::convertible_to<const Value&, std::string_view>
  constexpr NamedValue(const Name& its_name, const Value& its_value) : name(its_name), value(its_value) {}

  friend bool operator==(const NamedValue&, const NamedValue&) = default;
};

namespace detail {

/// ASCII's letters in lower case; everything else as it is.
constexpr char to_lower(char character) noexcept {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character + ('a' - 'A')) : character;
}

constexpr bool is_same(std::string_view left, std::string_view right) noexcept { return left == right; }

/// Whether two header names are the same: letter case of ASCII does not count (RFC 9110 section 5.1).
[[gnu::noinline]] constexpr bool is_same_header(std::string_view left, std::string_view right) noexcept {
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (to_lower(left[i]) != to_lower(right[i])) return false;
  }
  return true;
}

using SameName = bool (*)(std::string_view, std::string_view) noexcept;

}  // namespace detail

/// The values of one name, in order: a view into the fields it was asked from, which must outlive it, unchanged.
///
/// Finds each value when it is reached, and allocates nothing.
template <class Iterator, detail::SameName same_name>
class ValuesOf {
 public:
  /// @internal
  ValuesOf(Iterator begin, Iterator end, std::string_view name) : begin_(begin, end, name), end_(end, end, name) {}

  class iterator {  // NOLINT(readability-identifier-naming): the name that ranges have
   public:
    using value_type = std::string_view;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::forward_iterator_tag;
    using pointer = const std::string_view*;
    using reference = std::string_view;

    iterator() = default;
    iterator(Iterator at, Iterator end, std::string_view name) : at_(at), end_(end), name_(name) { find(); }

    std::string_view operator*() const { return (*at_).value; }
    iterator& operator++() {
      ++at_;
      find();
      return *this;
    }
    iterator operator++(int) {
      iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const iterator& left, const iterator& right) { return left.at_ == right.at_; }

   private:
    void find() {
      while (at_ != end_ && !same_name((*at_).name, name_)) ++at_;
    }

    Iterator at_{};
    Iterator end_{};
    std::string_view name_;
  };

  [[nodiscard]] iterator begin() const { return begin_; }
  [[nodiscard]] iterator end() const { return end_; }
  [[nodiscard]] bool empty() const { return begin_ == end_; }

 private:
  iterator begin_;
  iterator end_;
};

}  // namespace lambda_wasm
