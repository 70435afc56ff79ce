#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace lambda_wasm {

/// Binary data, which it owns.
///
/// In JSON it is base64 (RFC 4648 section 4, padded), whereas a `std::string` is text. It is a contiguous range of
/// `std::uint8_t`, and so converts to `std::span<const std::uint8_t>`.
class Bytes {
 public:
  Bytes() = default;
  /// Takes or copies the bytes. A `const char*` is read up to its NUL.
  explicit Bytes(std::string bytes) : bytes_(std::move(bytes)) {}  // a std::string, because every function links it already
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  explicit Bytes(const char* text) : bytes_(text) {}
  explicit Bytes(std::span<const std::uint8_t> bytes) : bytes_(reinterpret_cast<const char*>(bytes.data()), bytes.size()) {}

  const std::uint8_t* data() const noexcept { return reinterpret_cast<const std::uint8_t*>(bytes_.data()); }
  std::size_t size() const noexcept { return bytes_.size(); }
  bool empty() const noexcept { return bytes_.empty(); }
  const std::uint8_t* begin() const noexcept { return data(); }
  const std::uint8_t* end() const noexcept { return data() + size(); }

  /// The bytes as chars, for functions that take a string_view. Valid as long as this object is unchanged.
  std::string_view view() const noexcept { return bytes_; }

  friend bool operator==(const Bytes&, const Bytes&) = default;
  /// Compares unsigned bytes in order; a prefix is less.
  friend std::strong_ordering operator<=>(const Bytes& left, const Bytes& right) noexcept {
    return left.view().compare(right.view()) <=> 0;
  }

 private:
  std::string bytes_;
};

/// A view of binary data, which it does not own. It crosses as `Bytes` do, without a copy.
///
/// One that was read from a message or from JSON text is valid as long as a `std::string_view` that was read from it.
class BytesView {
 public:
  constexpr BytesView() = default;
  /// Views `bytes`, which must outlive this view and stay unchanged.
  BytesView(const Bytes& bytes) noexcept : bytes_(bytes.view()) {}
  constexpr explicit BytesView(std::string_view bytes) noexcept : bytes_(bytes) {}
  explicit BytesView(std::span<const std::uint8_t> bytes) noexcept
      : bytes_(reinterpret_cast<const char*>(bytes.data()), bytes.size()) {}

  const std::uint8_t* data() const noexcept { return reinterpret_cast<const std::uint8_t*>(bytes_.data()); }
  std::size_t size() const noexcept { return bytes_.size(); }
  bool empty() const noexcept { return bytes_.empty(); }
  const std::uint8_t* begin() const noexcept { return data(); }
  const std::uint8_t* end() const noexcept { return data() + size(); }

  /// The bytes as chars, for functions that take a string_view.
  std::string_view view() const noexcept { return bytes_; }

  friend bool operator==(const BytesView&, const BytesView&) = default;
  /// Compares unsigned bytes in order; a prefix is less.
  friend std::strong_ordering operator<=>(const BytesView& left, const BytesView& right) noexcept {
    return left.view().compare(right.view()) <=> 0;
  }

 private:
  std::string_view bytes_;
};

}  // namespace lambda_wasm
