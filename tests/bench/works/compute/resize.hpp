// Shrinks a picture of a megapixel to a sixteenth with stb_image_resize2 and its default filter, Mitchell and Netravali's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <stb_image_resize2.h>

#include "random.hpp"

namespace compute::resize {

inline constexpr int side = 1024, resized_side = 256, channels = 4;

/// Gradients with noise.
inline std::vector<std::uint8_t> make_input() {
  std::vector<std::uint8_t> pixels;
  pixels.reserve(std::size_t{side} * side * channels);
  Random random(88172645u);
  for (std::uint32_t y = 0; y < side; ++y) {
    for (std::uint32_t x = 0; x < side; ++x) {
      for (const std::uint32_t gradient : {x * 3 / 16, y * 3 / 16, (x + y) * 3 / 32, (x ^ y) * 3 / 16}) {
        pixels.push_back(static_cast<std::uint8_t>(gradient + (random() >> 26)));
      }
    }
  }
  return pixels;
}

/// Treats the four channels as independent numbers: no sRGB, and no weighting by alpha.
inline std::vector<std::uint8_t> run(const std::vector<std::uint8_t>& pixels) {
  std::vector<std::uint8_t> resized(std::size_t{resized_side} * resized_side * channels);
  stbir_resize_uint8_linear(pixels.data(), side, side, 0, resized.data(), resized_side, resized_side, 0, STBIR_4CHANNEL);
  return resized;
}

}  // namespace compute::resize
