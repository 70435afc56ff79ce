#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/describe_value.hpp>

namespace lambda_wasm::events {

/// Values by name, in the order of the event. A value that is null counts as absent.
///
///     for (const auto& [name, value] : message.message_attributes) …
template <class T>
struct AttributesOf {
  std::vector<std::pair<std::string_view, T>> entries;

  /// The first value of this name: a `std::optional` of a text, or a pointer to another value; empty if there is none.
  [[nodiscard]] auto get(std::string_view name) const noexcept {
    const auto found = std::ranges::find(entries, name, &std::pair<std::string_view, T>::first);
    if constexpr (std::same_as<T, std::string_view>) {
      return found == entries.end() ? std::optional<T>() : found->second;
    } else {
      return found == entries.end() ? static_cast<const T*>(nullptr) : &found->second;
    }
  }

  [[nodiscard]] auto begin() const noexcept { return entries.begin(); }
  [[nodiscard]] auto end() const noexcept { return entries.end(); }
  [[nodiscard]] std::size_t size() const noexcept { return entries.size(); }
  [[nodiscard]] bool empty() const noexcept { return entries.empty(); }

  LAMBDA_WASM_DESCRIBE_VALUE(AttributesOf, entries)
};

/// Texts by name.
using Attributes = AttributesOf<std::string_view>;

}  // namespace lambda_wasm::events
