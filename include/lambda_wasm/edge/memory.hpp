#pragma once
/// @file
/// memcpy and memset by the bulk memory instructions of WebAssembly, which all supported Node.js versions have. A build for size
/// otherwise uses the functions of Emscripten's C library. Those of 3.1.69 copy byte by byte, and take ten times as long for 64
/// KiB. Weak: every file has the same definition, and a program's own replaces it.

#include <cstddef>

extern "C" {

[[gnu::weak, gnu::target("bulk-memory")]] void* memcpy(void* __restrict to, const void* __restrict from, std::size_t size) {
  asm volatile("local.get %0\n local.get %1\n local.get %2\n memory.copy 0, 0" : : "r"(to), "r"(from), "r"(size) : "memory");
  return to;
}
[[gnu::weak, gnu::target("bulk-memory")]] void* memmove(void* to, const void* from, std::size_t size) {
  asm volatile("local.get %0\n local.get %1\n local.get %2\n memory.copy 0, 0" : : "r"(to), "r"(from), "r"(size) : "memory");
  return to;
}
[[gnu::weak, gnu::target("bulk-memory")]] void* memset(void* to, int value, std::size_t size) {
  asm volatile("local.get %0\n local.get %1\n local.get %2\n memory.fill 0" : : "r"(to), "r"(value), "r"(size) : "memory");
  return to;
}
}
