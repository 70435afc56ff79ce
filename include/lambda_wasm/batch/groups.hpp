#pragma once
/// @file
/// Groups the records of a batch, within which their order counts.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace lambda_wasm::detail {

/// The records of a batch as lists, one for each group.
struct BatchGroups {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  std::vector<std::uint32_t> first;  ///< of each record: the first of its group
  std::vector<std::uint32_t> next;   ///< of each record: the next of its group, or `none`
};

/// Puts records with equal names into a group, in their order.
inline BatchGroups group_by_name(std::span<const std::string_view> names) {
  const auto count = static_cast<std::uint32_t>(names.size());
  BatchGroups groups{std::vector<std::uint32_t>(count), std::vector<std::uint32_t>(count, BatchGroups::none)};
  std::size_t places = 8;
  while (places < std::size_t{count} * 2) places *= 2;
  struct Place {
    std::uint32_t first = BatchGroups::none, last = 0;
  };
  std::vector<Place> table(places);  // by the hash of the name; the next free place if it is taken
  for (std::uint32_t i = 0; i < count; ++i) {
    std::uint32_t hash = 2166136261;  // FNV-1a
    for (const char character : names[i]) hash = (hash ^ static_cast<unsigned char>(character)) * 16777619;
    std::size_t at = (hash ^ hash >> 15) & (places - 1);
    while (table[at].first != BatchGroups::none && names[table[at].first] != names[i]) at = (at + 1) & (places - 1);
    Place& place = table[at];
    if (place.first == BatchGroups::none) {
      place.first = i;
    } else {
      groups.next[place.last] = i;
    }
    place.last = i;
    groups.first[i] = place.first;
  }
  return groups;
}

}  // namespace lambda_wasm::detail
