#include "picture.hpp"

#include <cstddef>
#include <cstdlib>
#include <new>

#include <stb_image.h>
#include <stb_image_resize2.h>
#include <stb_image_write.h>

namespace thumbnail {

namespace {

constexpr int jpeg_quality = 85;  // of 100

int channels_of(Format format) { return format == Format::png ? 4 : 3; }

const unsigned char* bytes_of(std::string_view file) { return reinterpret_cast<const unsigned char*>(file.data()); }

void append(void* file, void* bytes, int size) {
  static_cast<std::string*>(file)->append(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

}  // namespace

void Free::operator()(unsigned char* pixels) const { std::free(pixels); }  // stb allocates with malloc

std::optional<Header> read_header(std::string_view file) {
  Header header{file.starts_with("\x89PNG") ? Format::png : Format::jpeg, {}};
  int channels = 0;
  if (!stbi_info_from_memory(bytes_of(file), static_cast<int>(file.size()), &header.size.width, &header.size.height, &channels)) {
    return std::nullopt;
  }
  return header;
}

std::optional<Picture> decode(const Header& header, std::string_view file) {
  Picture picture{header.format, {}, nullptr};
  int channels = 0;
  picture.pixels.reset(stbi_load_from_memory(bytes_of(file), static_cast<int>(file.size()), &picture.size.width,
                                             &picture.size.height, &channels, channels_of(header.format)));
  if (picture.pixels) return picture;
  if (stbi_failure_reason() == std::string_view("outofmem")) throw std::bad_alloc();
  return std::nullopt;
}

Picture resize(const Picture& picture, Size size) {
  const stbir_pixel_layout layout = picture.format == Format::png ? STBIR_RGBA : STBIR_RGB;
  Picture resized{picture.format, size, nullptr};
  resized.pixels.reset(stbir_resize_uint8_srgb(picture.pixels.get(), picture.size.width, picture.size.height, 0, nullptr,
                                               size.width, size.height, 0, layout));
  if (!resized.pixels) throw std::bad_alloc();
  return resized;
}

std::string encode(const Picture& picture) {
  const auto [width, height] = picture.size;
  const int channels = channels_of(picture.format);
  std::string file;
  const bool written = picture.format == Format::png
                           ? stbi_write_png_to_func(append, &file, width, height, channels, picture.pixels.get(), 0)
                           : stbi_write_jpg_to_func(append, &file, width, height, channels, picture.pixels.get(), jpeg_quality);
  if (!written) throw std::bad_alloc();
  return file;
}

}  // namespace thumbnail
