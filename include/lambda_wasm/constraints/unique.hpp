#pragma once
/// @file
/// Whether the items of a sequence differ from one another. They are sorted by reference, by a heap: n items take a multiple of
/// n log n comparisons whatever they are, where hashing could be made quadratic by a caller who knows the hash.

#include <concepts>
#include <cstddef>
#include <memory>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/constraints/part.hpp>

namespace lambda_wasm::detail {

// describe.hpp defines them.
template <class T>
constexpr bool is_described();
template <class T>
constexpr int compare_members(const T& one, const T& other);
template <class T>
constexpr bool has_comparable_members();

}  // namespace lambda_wasm::detail

namespace lambda_wasm::constraints {

template <class T>
constexpr bool is_comparable() {
  if constexpr (may_be_empty<T>) {
    return is_comparable<typename ValueOf<T>::type>();
  } else if constexpr (detail::is_described<T>()) {
    return detail::has_comparable_members<T>();
  } else if constexpr (Sequence<T>) {
    return is_comparable<typename T::value_type>();
  } else {
    return std::is_enum_v<T> || requires(const T& value) { static_cast<bool>(value < value); };
  }
}
template <class M>
constexpr bool has_comparable_items() {
  if constexpr (Sequence<M>) {
    return is_comparable<typename M::value_type>();
  } else {
    return false;
  }
}

/// Less than, equal to or more than 0, as `one` is before, like or after `other`.
template <class T>
constexpr int compare(const T& one, const T& other) {
  if constexpr (may_be_empty<T>) {
    if (!one || !other) return (one ? 1 : 0) - (other ? 1 : 0);
    return compare(*one, *other);
  } else if constexpr (detail::is_described<T>()) {
    return detail::compare_members(one, other);
  } else if constexpr (Text<T>) {
    return std::string_view(one).compare(other);
  } else if constexpr (Sequence<T>) {
    auto at = one.begin();
    auto with = other.begin();
    for (; at != one.end() && with != other.end(); ++at, ++with) {
      const int order = compare<typename T::value_type>(*at, *with);
      if (order != 0) return order;
    }
    return (at != one.end() ? 1 : 0) - (with != other.end() ? 1 : 0);
  } else {
    return one < other ? -1 : other < one ? 1 : 0;
  }
}

/// Whether the items differ; sorts the list. One function for all types.
[[nodiscard, gnu::noinline]] inline bool do_differ(const void** items, std::size_t count,
                                                   int (*order)(const void* one, const void* other)) {
  // Moves the item at `at` down a heap of `size` items, whose greatest is first.
  const auto sink = [&](std::size_t at, std::size_t size) {
    const void* const item = items[at];
    for (std::size_t next; (next = 2 * at + 1) < size; at = next) {
      if (next + 1 < size && order(items[next], items[next + 1]) < 0) ++next;
      if (order(item, items[next]) >= 0) break;
      items[at] = items[next];
    }
    items[at] = item;
  };
  for (std::size_t at = count / 2; at != 0; --at) sink(at - 1, count);
  for (std::size_t size = count; size > 1; --size) {
    const void* const greatest = items[0];
    items[0] = items[size - 1];
    sink(0, size - 1);
    if (order(greatest, items[0]) == 0) return false;  // the next one
  }
  return true;
}

template <class M>
bool do_differ(const M& value) {
  using Item = typename M::value_type;
  if constexpr (std::same_as<Item, bool>) {
    std::size_t counts[2]{};
    for (const bool item : value) ++counts[item ? 1 : 0];
    return counts[0] < 2 && counts[1] < 2;
  } else {
    if (value.size() < 2) return true;
    const std::unique_ptr<const void*[]> items(new const void*[value.size()]);
    std::size_t count = 0;
    for (const Item& item : value) items[count++] = &item;
    return do_differ(items.get(), count, [](const void* one, const void* other) {
      return compare(*static_cast<const Item*>(one), *static_cast<const Item*>(other));
    });
  }
}

}  // namespace lambda_wasm::constraints
