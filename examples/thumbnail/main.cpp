// Replies to a picture, a JPEG or a PNG, with a thumbnail of it: POST /?width=200. Uses stb, a library in C.

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>

#include "picture.hpp"

namespace lw = lambda_wasm;

namespace thumbnail {

constexpr int largest_width = 1024, longest_side = 16'384;
constexpr std::int64_t most_pixels = 40'000'000;

int width_of(const lw::Request& request) {
  const std::string_view text = request.query.get("width").value_or("128");
  int width = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), width);
  if (error != std::errc() || end != text.data() + text.size() || width < 1 || width > largest_width) {
    throw lw::HttpError(400, "The parameter width is a number from 1 to " + std::to_string(largest_width) + ".");
  }
  return width;
}

// Keeps the picture's proportions, and never enlarges it.
Size fit(Size picture, int width) {
  width = std::min(width, picture.width);
  const std::int64_t height = (std::int64_t{picture.height} * width + picture.width / 2) / picture.width;
  return {width, std::max(1, static_cast<int>(height))};
}

lw::Response answer(const lw::Request& request) {
  if (request.method != "POST") throw lw::HttpError(405, "Pictures are sent with POST.");
  const int width = width_of(request);
  const std::string_view file = request.body();
  if (file.empty()) throw lw::HttpError(400, "The body is empty: send a picture.");

  // A file of a few bytes may declare a picture larger than memory.
  const auto header = read_header(file);
  if (!header) throw lw::HttpError(415, "The body is neither a JPEG nor a PNG.");
  const Size size = header->size;
  if (std::max(size.width, size.height) > longest_side || std::int64_t{size.width} * size.height > most_pixels) {
    throw lw::HttpError(413, "The picture has more than 40 million pixels, or a side of more than 16384.");
  }

  const auto picture = decode(*header, file);
  if (!picture) throw lw::HttpError(422, "The picture is damaged.");
  const char* const type = header->format == Format::png ? "image/png" : "image/jpeg";
  return {200, encode(resize(*picture, fit(picture->size, width))), {{"content-type", type}}};
}

}  // namespace thumbnail

LAMBDA_WASM_HANDLER(thumbnail::answer)
