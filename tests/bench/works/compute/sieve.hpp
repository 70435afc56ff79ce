// The primes below two million, by the sieve of Eratosthenes over the odd numbers, a byte each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace compute::sieve {

struct Primes {
  std::uint32_t count;
  std::uint32_t last;
};

inline constexpr std::uint32_t limit = 2'000'000;

inline Primes run() {
  constexpr std::uint32_t size = limit / 2;
  std::vector<std::uint8_t> composite(size);  // element i is for the number 2 i + 1
  for (std::uint32_t i = 1; 2 * i * (i + 1) < size; ++i) {
    if (composite[i]) continue;
    for (std::uint32_t j = 2 * i * (i + 1); j < size; j += 2 * i + 1) composite[j] = 1;
  }

  std::uint32_t count = 0;  // element 0, for 1, which is not a prime, counts for 2, which is one
  for (std::uint32_t i = 0; i < size; ++i) count += 1u - composite[i];
  std::uint32_t last = size - 1;
  while (composite[last]) --last;
  return {count, 2 * last + 1};
}

}  // namespace compute::sieve
