#pragma once
/// @file
/// memcpy and memset by the instructions of WebAssembly's bulk memory, which every Node.js here has. A link for size takes those of
/// Emscripten's C library, of which 3.1.69 has ones that go byte by byte: 64 KiB then take ten times as long. Weak: the same in every
/// file, and a program's own wins.

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
