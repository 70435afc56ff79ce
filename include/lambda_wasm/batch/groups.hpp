#pragma once
/// @file
/// Groups the records of a batch, within which their order counts.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/hash.hpp>

namespace lambda_wasm::detail {

/// An array of equal values that lives as long as the allocations of `storage`: without the code of a vector.
template <class T>
std::span<T> stored_array(Storage& storage, std::size_t count, T value) {
  T* const begin = reinterpret_cast<T*>(storage.allocate(count * sizeof(T)));
  std::uninitialized_fill_n(begin, count, value);
  return {begin, count};
}

/// The records of a batch as lists, one for each group.
struct BatchGroups {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  std::span<std::uint32_t> first;  ///< of each record: the first of its group
  std::span<std::uint32_t> next;   ///< of each record: the next of its group, or `none`
};

/// Puts records with equal names into a group, in their order.
inline BatchGroups group_by_name(Storage& storage, std::span<const std::string_view> names) {
  const auto count = static_cast<std::uint32_t>(names.size());
  std::size_t places = 8;
  while (places < std::size_t{count} * 2) places *= 2;
  // By the hash of the name, or the next free place if it is taken: the first and the last record of a group.
  const std::span<std::uint32_t> firsts = stored_array(storage, places, BatchGroups::none),
                                 lasts = stored_array(storage, places, 0U);
  const BatchGroups groups{stored_array(storage, count, 0U), stored_array(storage, count, BatchGroups::none)};
  for (std::uint32_t i = 0; i < count; ++i) {
    std::size_t at = static_cast<std::size_t>(text::hash_of(names[i])) & (places - 1);
    while (firsts[at] != BatchGroups::none && names[firsts[at]] != names[i]) at = (at + 1) & (places - 1);
    if (firsts[at] == BatchGroups::none) {
      firsts[at] = i;
    } else {
      groups.next[lasts[at]] = i;
    }
    lasts[at] = i;
    groups.first[i] = firsts[at];
  }
  return groups;
}

}  // namespace lambda_wasm::detail
