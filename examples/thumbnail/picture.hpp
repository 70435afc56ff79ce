// Pictures in memory, by stb: what a library in C takes and gives as pointers, as types that clean up.
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

/// What the beginning of a file says of its picture; the rest may yet be damaged.
struct Header {
  Format format;
  Size size;
};

struct Free {
  void operator()(unsigned char* pixels) const;
};

/// Rows from the top, in sRGB: red, green and blue of a JPEG, and alpha behind them of a PNG. 8 bits each.
struct Picture {
  Format format;
  Size size;
  std::unique_ptr<unsigned char, Free> pixels;
};

/// @returns nothing where the file is neither a JPEG nor a PNG.
std::optional<Header> read_header(std::string_view file);

/// Takes 4 bytes a pixel, and while it works about twice of that.
///
/// @returns nothing where the file is damaged. Of a JPEG that is cut off, what is there is a picture.
/// @note Does not turn the picture as its EXIF data says.
std::optional<Picture> decode(const Header& header, std::string_view file);

/// Computes with light, not with its sRGB numbers, and lets what is transparent give no colour.
Picture resize(const Picture& picture, Size size);

/// A file of the picture's format.
std::string encode(const Picture& picture);

}  // namespace thumbnail
