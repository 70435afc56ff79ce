#pragma once

#include <cstddef>
#include <type_traits>

namespace lambda_wasm::detail {

/// Types as one type.
template <class... Types>
struct TypeList {
  static constexpr std::size_t size = sizeof...(Types);
  template <class T>
  static constexpr bool contains = (std::is_same_v<T, Types> || ...);
};

// Appends the types that the list lacks.
template <class... Types, class... More>
constexpr auto operator+(TypeList<Types...> list, TypeList<More...>) {
  if constexpr (sizeof...(More) == 0) {
    return list;
  } else {
    return []<class First, class... Rest>(TypeList<First, Rest...>) {
      if constexpr (TypeList<Types...>::template contains<First>) {
        return TypeList<Types...>{} + TypeList<Rest...>{};
      } else {
        return TypeList<Types..., First>{} + TypeList<Rest...>{};
      }
    }(TypeList<More...>{});
  }
}

/// The types of all lists, each once, in order.
template <class... Lists>
using Joined = decltype((TypeList<>{} + ... + Lists{}));

/// Identifies a type in a constant expression: its address is that of no other type.
template <class T>
inline constexpr char type_id = 0;

}  // namespace lambda_wasm::detail
