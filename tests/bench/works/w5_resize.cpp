// Shrinks a picture with a C library. A separate export returns the result, so that comparing it is not measured.

#include <cstdint>
#include <span>

#include <lambda_wasm.hpp>

#include "compute/resize.hpp"

namespace lw = lambda_wasm;

namespace {

struct Size {
  std::int32_t width;
  std::int32_t height;
};
LAMBDA_WASM_DESCRIBE(Size, width, height)

const auto pixels = compute::resize::make_input();

Size resize() {
  const auto resized = compute::resize::run(pixels);
  const auto width = compute::resize::resized_side;
  return {width, static_cast<std::int32_t>(resized.size()) / compute::resize::channels / width};
}

lw::Bytes picture() {
  const auto resized = compute::resize::run(pixels);
  return lw::Bytes(std::span<const std::uint8_t>(resized));
}

}  // namespace

LAMBDA_WASM_HANDLER(resize)
LAMBDA_WASM_EXPORT(picture, picture)
