#pragma once
/// @file
/// Names and values in order: the common part of headers, query parameters and cookies.

#include <concepts>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>

namespace lambda_wasm {

/// A `name` and its `value`, as views. `for (const auto& [name, value] : request.query)`.
struct NamedValue {
  std::string_view name;
  std::string_view value;

  NamedValue() = default;
  /// Takes exactly two texts, so that a pair of braces too many in a list does not compile; otherwise the two would be read as
  /// one text, from the first pointer to the second.
  template <class Name, class Value>
    requires std::convertible_to<const Name&, std::string_view> && std::convertible_to<const Value&, std::string_view>
  constexpr NamedValue(const Name& its_name, const Value& its_value) : name(its_name), value(its_value) {}

  friend bool operator==(const NamedValue&, const NamedValue&) = default;
};

namespace detail {

/// Converts ASCII letters to lower case; other characters are unchanged.
constexpr char to_lower(char character) noexcept {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character + ('a' - 'A')) : character;
}

constexpr bool is_same(std::string_view left, std::string_view right) noexcept { return left == right; }

/// As is_same_header, for texts of one size. Calls with numbers are smaller than those with views, which cross in memory.
[[gnu::noinline]] constexpr bool are_same_letters(const char* left, const char* right, std::size_t size) noexcept {
  for (std::size_t i = 0; i < size; ++i) {
    if (to_lower(left[i]) != to_lower(right[i])) return false;
  }
  return true;
}
/// Whether two header names are equal without regard to ASCII letter case (RFC 9110 section 5.1).
constexpr bool is_same_header(std::string_view left, std::string_view right) noexcept {
  return left.size() == right.size() && are_same_letters(left.data(), right.data(), left.size());
}

using SameName = bool (*)(std::string_view, std::string_view) noexcept;

}  // namespace detail

/// The values of one name, in order: a view of a collection, which must outlive it and not change.
///
/// Each value is found when the iteration reaches it; nothing is allocated.
template <class Iterator, detail::SameName same_name>
class ValuesOf {
 public:
  /// @internal
  ValuesOf(Iterator begin, Iterator end, std::string_view name) : begin_(begin, end, name), end_(end, end, name) {}

  class iterator {  // NOLINT(readability-identifier-naming): the standard's name for it
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
