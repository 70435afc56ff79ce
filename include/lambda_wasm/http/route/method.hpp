#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lambda_wasm::detail {

/// The methods of routes as bits: those of API Gateway's route keys, in this order (RFC 9110 section 9.3, RFC 5789).
struct Method {
  using Bits = std::uint8_t;
  static constexpr std::string_view names[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
  static constexpr Bits get = 1, head = 2, options = 64;
  static constexpr Bits any = 128;  ///< a route for the methods that the path has no other route for
  static constexpr int count = 8;

  /// The bit of a request's method; 0 for one that only `ANY` takes.
  [[nodiscard, gnu::always_inline]] static constexpr Bits bit(std::string_view name) noexcept {
    return bit(name.data(), name.size());
  }

 private:
  // A call with numbers is smaller than one with a view, which crosses in memory.
  [[nodiscard, gnu::noinline]] static constexpr Bits bit(const char* begin, std::size_t size) noexcept {
    const std::string_view name(begin, size);
    Bits bit = 1;
    for (const std::string_view known : names) {
      if (name == known) return bit;
      bit = static_cast<Bits>(bit << 1);
    }
    return 0;
  }
};

}  // namespace lambda_wasm::detail
