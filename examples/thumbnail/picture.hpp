// Pictures in memory, by stb: owning types instead of the C library's pointers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace thumbnail {

enum class Format { jpeg, png };

/// In pixels.
struct Size {
  int width = 0;
  int height = 0;
};

/// The format and size from the beginning of a file; the rest may still be damaged.
struct Header {
  Format format;
  Size size;
};

struct Free {
  void operator()(unsigned char* pixels) const;
};

/// Rows from the top, in sRGB, 8 bits a channel: red, green and blue, followed by alpha for a PNG.
struct Picture {
  Format format;
  Size size;
  std::unique_ptr<unsigned char, Free> pixels;
};

/// @returns nullopt if the file is neither a JPEG nor a PNG.
std::optional<Header> read_header(std::string_view file);

/// Allocates 4 bytes a pixel, and about twice as much while it works.
///
/// @returns nullopt if the file is damaged. A truncated JPEG returns the part that is there.
/// @note Does not apply the EXIF orientation.
std::optional<Picture> decode(const Header& header, std::string_view file);

/// Averages linear light, not sRGB values, weighted by alpha.
Picture resize(const Picture& picture, Size size);

/// @returns a file in the picture's format.
std::string encode(const Picture& picture);

}  // namespace thumbnail
