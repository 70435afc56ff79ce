#pragma once
/// @file
/// `emscripten::val` as a handler's input, its result, or a member of either: the JavaScript value itself, by its handle.

#include <emscripten/val.h>

#include <cstdint>

#include <lambda_wasm/kind.hpp>

namespace lambda_wasm {

template <>
struct HandleCodec<emscripten::val> {
  static constexpr bool is_defined = true;
  static emscripten::val from_word(std::uint32_t word) {
    return emscripten::val::take_ownership(reinterpret_cast<emscripten::EM_VAL>(word));
  }
  // JavaScript gives the reference back when it has taken the value; the val itself is gone by then.
  static std::uint32_t to_word(const emscripten::val& value) {
    return reinterpret_cast<std::uint32_t>(emscripten::val(value).release_ownership());
  }
};

}  // namespace lambda_wasm
