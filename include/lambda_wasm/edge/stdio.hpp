#pragma once
/// @file
/// stdio, flushed when an invocation ends: the platform freezes the process between invocations. A program that never writes
/// carries nothing of it.

#include <cstdio>

namespace lambda_wasm::edge {

/// Writes out what stdio holds; null until the program has written something.
inline void (*flush_stdio)() = nullptr;

}  // namespace lambda_wasm::edge

// musl's __towrite begins writing on a stream. The link wraps it (`--wrap=__towrite` in cmake/link_function.cmake), and is
// all that knows of stdio here: where nothing writes, this is not reached and not linked.
extern "C" {
int __real___towrite(std::FILE* stream);
[[gnu::weak]] int __wrap___towrite(std::FILE* stream) {
  lambda_wasm::edge::flush_stdio = [] { std::fflush(nullptr); };
  return __real___towrite(stream);
}
}
