#pragma once

#include <cstddef>
#include <string_view>

namespace lambda_wasm::host {

/// The codings of a body that browsers take (RFC 9110 section 8.4.1).
enum class Coding { brotli, gzip };

/// Compresses `bytes` to `to`, which has room for one byte less. Each edge defines it; the native edge compresses nothing.
///
/// @returns the compressed size; 0 if it is not smaller
std::size_t compress(Coding coding, std::string_view bytes, char* to);

}  // namespace lambda_wasm::host
