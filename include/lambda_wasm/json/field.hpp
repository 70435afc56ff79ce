#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lambda_wasm::json_text {

/// What reading an object needs to know of one field, except while keys are in order.
struct FieldNames {
  std::string_view name;
  const std::string_view* expected;  ///< of its value
};

/// What reading an object needs to know of its struct.
struct StructNames {
  const FieldNames* fields;
  std::size_t count;
  std::uint64_t required;  ///< a bit for each field that must be there
  /// Gives a field the value that it has in a new object. nullptr if no field needs that.
  void (*restore)(void* object, std::size_t index);
};

/// A field as a number, for a compact call: its index, its key's size, and how it is read.
struct FieldCode {
  static constexpr std::uint32_t keeps_for_null = 1;  ///< null keeps the member's value
  static constexpr std::uint32_t is_restored = 2;     ///< a second value must not keep parts of the first

  std::uint32_t code;
  constexpr FieldCode(std::size_t index, std::size_t key_size, std::uint32_t flags)
      : code(static_cast<std::uint32_t>(key_size << 8 | index << 2 | flags)) {}
  [[nodiscard]] std::uint32_t key_size() const { return code >> 8; }
  [[nodiscard]] std::uint32_t index() const { return code >> 2 & 63; }
  [[nodiscard]] bool has(std::uint32_t flag) const { return (code & flag) != 0; }
};

}  // namespace lambda_wasm::json_text
