#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include <lambda_wasm/http/header_bytes.hpp>
#include <lambda_wasm/http/named_values.hpp>

namespace lambda_wasm {

namespace detail {
struct HeadersAccess;
}  // namespace detail

/// The headers of a response, in the order of insertion. Owns its text.
///
/// Names are compared without regard to letter case, and keep their original case. Names and values are checked when the reply is
/// made, not here. A change or a move of the object invalidates all its views.
///
///     lw::Headers headers{{"content-type", "text/plain"}, {"cache-control", "no-store"}};
class Headers {
  // Precedes each header: the sizes of the name and of the value that follow.
  struct Sizes {
    std::uint32_t name;
    std::uint32_t value;
  };

 public:
  class const_iterator {  // NOLINT(readability-identifier-naming): the standard's name for it
   public:
    using value_type = NamedValue;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::forward_iterator_tag;
    using pointer = const NamedValue*;
    using reference = NamedValue;

    const_iterator() = default;
    explicit const_iterator(const char* at) : at_(at) {}

    NamedValue operator*() const {
      const Sizes sizes = sizes_at(at_);
      const char* name = at_ + sizeof(Sizes);
      return {std::string_view(name, sizes.name), std::string_view(name + sizes.name, sizes.value)};
    }
    const_iterator& operator++() {
      const Sizes sizes = sizes_at(at_);
      at_ += sizeof(Sizes) + sizes.name + sizes.value;
      return *this;
    }
    const_iterator operator++(int) {
      const_iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const const_iterator&, const const_iterator&) = default;

   private:
    friend class Headers;
    static Sizes sizes_at(const char* at) {
      Sizes sizes;
      std::memcpy(&sizes, at, sizeof sizes);
      return sizes;
    }
    const char* at_ = nullptr;
  };
  using iterator = const_iterator;
  using value_type = NamedValue;

  Headers() = default;
  /// Copies the headers in this order. A name may occur several times.
  Headers(std::initializer_list<NamedValue> fields) {
    std::size_t bytes = 0;
    for (const auto& field : fields) bytes += size_of(field);
    bytes_.append(bytes, [&](char* to) {
      for (const auto& field : fields) to = put(field, to);
    });
    size_ = fields.size();
  }
  Headers(const Headers&) = default;
  Headers(Headers&& other) noexcept : bytes_(std::move(other.bytes_)), size_(std::exchange(other.size_, 0)) {}
  Headers& operator=(const Headers&) = default;
  Headers& operator=(Headers&& other) noexcept {
    bytes_ = std::move(other.bytes_);
    if (this != &other) size_ = std::exchange(other.size_, 0);
    return *this;
  }
  ~Headers() = default;

  /// The first value of `name`.
  [[nodiscard]] std::optional<std::string_view> get(std::string_view name) const {
    for (const auto& [known, value] : *this) {
      if (detail::is_same_header(known, name)) return value;
    }
    return std::nullopt;
  }

  /// Every value of `name`, in order.
  [[nodiscard]] ValuesOf<const_iterator, detail::is_same_header> all(std::string_view name) const {
    return {begin(), end(), name};
  }

  /// Adds a header at the end; existing values of `name` stay.
  [[gnu::always_inline]] void append(std::string_view name, std::string_view value) {
    append(name.data(), name.size(), value.data(), value.size());
  }

  /// Makes `value` the only value of `name`, at the position of its first value, or at the end.
  void set(std::string_view name, std::string_view value) {
    Headers changed;
    bool is_set = false;
    for (const auto& [known, old] : *this) {
      if (!detail::is_same_header(known, name)) {
        changed.append(known, old);
      } else if (!is_set) {
        changed.append(name, value);
        is_set = true;
      }
    }
    if (!is_set) changed.append(name, value);
    *this = std::move(changed);
  }

  /// Removes every value of `name`.
  void remove(std::string_view name) {
    Headers changed;
    for (const auto& [known, value] : *this) {
      if (!detail::is_same_header(known, name)) changed.append(known, value);
    }
    *this = std::move(changed);
  }

  /// The number of headers; each value of a name counts.
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

  [[nodiscard]] const_iterator begin() const { return const_iterator(bytes_.begin()); }
  [[nodiscard]] const_iterator end() const { return const_iterator(bytes_.end()); }

  /// Whether both have the same headers in the same order; letter case of names does not count.
  friend bool operator==(const Headers& left, const Headers& right) {
    if (left.size_ != right.size_) return false;
    for (const_iterator at = left.begin(), other = right.begin(); at != left.end(); ++at, ++other) {
      if (!detail::is_same_header((*at).name, (*other).name) || (*at).value != (*other).value) return false;
    }
    return true;
  }

 private:
  friend detail::HeadersAccess;

  // Calls with numbers are smaller than those with views, which cross in memory.
  [[gnu::noinline]] void append(const char* name, std::size_t name_size, const char* value, std::size_t value_size) {
    const NamedValue field(std::string_view(name, name_size), std::string_view(value, value_size));
    bytes_.append(size_of(field), [&](char* to) { put(field, to); });
    ++size_;
  }

  static std::size_t size_of(const NamedValue& field) { return sizeof(Sizes) + field.name.size() + field.value.size(); }
  static char* put(const NamedValue& field, char* to) {
    const Sizes sizes{static_cast<std::uint32_t>(field.name.size()), static_cast<std::uint32_t>(field.value.size())};
    std::memcpy(to, &sizes, sizeof sizes);
    to += sizeof sizes;
    to += field.name.copy(to, sizes.name);
    return to + field.value.copy(to, sizes.value);
  }

  detail::HeaderBytes bytes_;
  std::size_t size_ = 0;
};

namespace detail {

struct HeadersAccess {
  /// Each header is the sizes of its name and of its value, as words that are not aligned, the name and the value.
  static const HeaderBytes& bytes(const Headers& headers) noexcept { return headers.bytes_; }
  /// Removes all headers.
  static void clear(Headers& headers) noexcept {
    headers.bytes_.clear();
    headers.size_ = 0;
  }
};

}  // namespace detail

}  // namespace lambda_wasm
