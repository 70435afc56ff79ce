// The works of tests/bench/works/compute, measured as a native program.
//
//   compute WORK BATCHES TIMES    prints {"result": the function's reply, "samples": [µs of processor time of a run, for each batch]}
//   compute picture               prints the result of resize as base64

#include <time.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "n_body.hpp"
#include "resize.hpp"
#include "sha256.hpp"
#include "sieve.hpp"

namespace {

double microseconds_of_processor() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

// Hides a value from the compiler, which would otherwise compute the result of equal inputs only once.
template <class Value>
void use(Value& value) {
  asm volatile("" : : "r"(&value) : "memory");
}

template <class Run, class Print>
void measure(int batches, int times, Run run, Print print) {
  std::printf("{\"result\": ");
  print(run());
  std::printf(", \"samples\": [");
  for (int batch = 0; batch < batches; ++batch) {
    const double begin = microseconds_of_processor();
    for (int i = 0; i < times; ++i) {
      auto result = run();
      use(result);
    }
    std::printf("%s%.3f", batch == 0 ? "" : ", ", (microseconds_of_processor() - begin) / times);
  }
  std::printf("]}\n");
}

bool measure(std::string_view work, int batches, int times) {
  if (work == "sha256") {
    auto bytes = compute::sha256::make_input();
    measure(
        batches, times, [&] { return use(bytes), compute::sha256::run(bytes); },
        [](const std::string& digest) { std::printf("{\"digest\": \"%s\"}", digest.c_str()); });
  } else if (work == "n_body") {
    auto planets = compute::n_body::make_input();
    measure(
        batches, times, [&] { return use(planets), compute::n_body::run(planets); },
        [](double energy) { std::printf("{\"energy\": %.9f}", energy); });
  } else if (work == "sieve") {
    measure(batches, times, compute::sieve::run, [](compute::sieve::Primes primes) {
      std::printf("{\"count\": %u, \"last\": %u}", static_cast<unsigned>(primes.count), static_cast<unsigned>(primes.last));
    });
  } else if (work == "resize") {
    auto pixels = compute::resize::make_input();
    measure(
        batches, times, [&] { return use(pixels), compute::resize::run(pixels); },
        [](const std::vector<std::uint8_t>& resized) {
          const int width = compute::resize::resized_side;
          std::printf("{\"width\": %d, \"height\": %d}", width,
                      static_cast<int>(resized.size()) / compute::resize::channels / width);
        });
  } else {
    return false;
  }
  return true;
}

void print_base64(const std::vector<std::uint8_t>& bytes) {
  constexpr const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = i; j < i + 3; ++j) group = group << 8 | (j < bytes.size() ? bytes[j] : 0u);
    for (int shift = 18; shift >= 0; shift -= 6) text += digits[group >> shift & 63];
  }
  for (std::size_t i = 0; i < (3 - bytes.size() % 3) % 3; ++i) text[text.size() - 1 - i] = '=';
  std::printf("%s\n", text.c_str());
}

}  // namespace

int main(int count, char** words) {
  if (count == 2 && words[1] == std::string_view("picture")) {
    print_base64(compute::resize::run(compute::resize::make_input()));
    return 0;
  }
  if (count == 4 && measure(words[1], std::atoi(words[2]), std::atoi(words[3]))) return 0;
  std::fprintf(stderr, "usage: compute sha256|n_body|sieve|resize BATCHES TIMES\n       compute picture\n");
  return 2;
}
