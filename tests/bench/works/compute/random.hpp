// Pseudorandom numbers, the same for the same seed: 32-bit xorshift (Marsaglia, 2003).
#pragma once

#include <cstdint>

namespace compute {

class Random {
 public:
  explicit constexpr Random(std::uint32_t seed) : state_(seed) {}

  constexpr std::uint32_t operator()() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return state_;
  }

 private:
  std::uint32_t state_;  // not 0
};

}  // namespace compute
