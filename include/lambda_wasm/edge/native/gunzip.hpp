#pragma once
/// @file
/// Decompresses gzip (RFC 1952) by zlib, if CMake has found it: it then defines LAMBDA_WASM_ZLIB.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#ifdef LAMBDA_WASM_ZLIB
#include <zlib.h>
#endif

namespace lambda_wasm::edge::detail {

/// @returns nullopt if the bytes are not gzip, hold more than 64 MiB, or there is no zlib
inline std::optional<std::string> gunzip([[maybe_unused]] std::string_view bytes) {
#ifdef LAMBDA_WASM_ZLIB
  constexpr std::size_t most = std::size_t{64} << 20;
  constexpr int is_gzip = 16;
  z_stream stream{};
  if (inflateInit2(&stream, MAX_WBITS + is_gzip) != Z_OK) return std::nullopt;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string text;
  int status = Z_OK;
  while (status == Z_OK && text.size() <= most) {
    char piece[1 << 14];
    stream.next_out = reinterpret_cast<Bytef*>(piece);
    stream.avail_out = sizeof piece;
    status = inflate(&stream, Z_NO_FLUSH);
    text.append(piece, sizeof piece - stream.avail_out);
  }
  inflateEnd(&stream);
  if (status != Z_STREAM_END || text.size() > most) return std::nullopt;
  return text;
#else
  return std::nullopt;
#endif
}

}  // namespace lambda_wasm::edge::detail
