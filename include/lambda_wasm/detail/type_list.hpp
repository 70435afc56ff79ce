#pragma once

#include <cstddef>
#include <string_view>
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

/// Identifies a type in a constant expression, by the address of its `type_id`.
struct TypeId {
#ifndef __clang__
  std::string_view name;
#endif
};
template <class T>
consteval TypeId make_type_id() {
#ifndef __clang__
  return {__PRETTY_FUNCTION__};
#else
  return {};
#endif
}
template <class T>
inline constexpr TypeId type_id = make_type_id<T>();

/// Whether both are of one type. With -fsanitize=undefined g++ cannot compare the addresses of two objects in a constant
/// expression: there the names tell them apart first.
constexpr bool is_same_type(const TypeId* left, const TypeId* right) {
#ifndef __clang__
  if (left->name != right->name) return false;
#endif
  return left == right;
}

}  // namespace lambda_wasm::detail
