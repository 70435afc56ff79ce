#pragma once
/// @file
/// Flushes stdio when an invocation ends, because the platform freezes the process between invocations. A program that never
/// writes does not link stdio.

#include <cstdio>

namespace lambda_wasm::edge {

/// Flushes stdio; null until the program has written something.
inline void (*flush_stdio)() = nullptr;

}  // namespace lambda_wasm::edge

// musl calls __towrite at the first write to a stream. The link wraps it (`--wrap=__towrite` in cmake/link_function.cmake).
// Nothing else here refers to stdio: if nothing writes, this is not called and not linked.
extern "C" {
int __real___towrite(std::FILE* stream);
[[gnu::weak]] int __wrap___towrite(std::FILE* stream) {
  lambda_wasm::edge::flush_stdio = [] { std::fflush(nullptr); };
  return __real___towrite(stream);
}
}
