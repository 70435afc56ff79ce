#pragma once

#include <cstddef>
#include <string_view>

#include <lambda_wasm/detail/type_list.hpp>
#include <lambda_wasm/kind.hpp>

// Descriptors: texts in the module's data that the compiler makes. Some types have one of their own, to which the others refer by its
// number in their list of types. A descriptor is written by a `Put`, which derives from DescriptorPut:
//
// | part | meaning |
// |---|---|
// | `is_referred<T>()` | whether a T has a descriptor of its own |
// | `Of<T>::descriptor` | that descriptor |

namespace lambda_wasm::detail {

template <class Put, class... Types>
constexpr auto referred_within(TypeList<Types...>);

template <class Put, class T>
constexpr auto referred_by() {
  if constexpr (Put::template is_referred<T>()) {
    return TypeList<T>{};
  } else {
    return referred_within<Put>(PartsOf<T>{});
  }
}
/// The types to which a text about these types refers.
template <class Put, class... Types>
using Referred = Joined<decltype(referred_by<Put, Types>())...>;
template <class Put, class... Types>
constexpr auto referred_within(TypeList<Types...>) {
  return Referred<Put, Types...>{};
}
/// The types to which T's own descriptor refers.
template <class Put, class T>
using ReferredWithin = decltype(referred_within<Put>(PartsOf<T>{}));

/// Writes a descriptor's text; without a place only counts its characters. `types` are the types that it refers to, by their `type_id`.
class DescriptorPut {
 public:
  constexpr DescriptorPut(char* to, const TypeId* const* types) : to_(to), types_(types) {}

  constexpr void append(char character) {
    if (to_ != nullptr) to_[size_] = character;
    ++size_;
  }
  constexpr void append(std::string_view text) {
    if (to_ != nullptr) __builtin_memcpy(to_ + size_, text.data(), text.size());  // the fastest way while compiling
    size_ += text.size();
  }

  [[nodiscard]] constexpr std::size_t size() const { return size_; }

 protected:
  /// The number of a type in the list of types.
  template <class T>
  [[nodiscard]] constexpr std::size_t number_of() const {
    std::size_t number = 0;
    while (!is_same_type(types_[number], &type_id<T>)) ++number;
    return number;
  }

 private:
  char* to_;
  const TypeId* const* types_;
  std::size_t size_ = 0;
};

/// A descriptor: its text with a NUL, and the descriptors of the types that the text refers to.
template <std::size_t Size, std::size_t Types>
struct Descriptor {
  alignas(const char*) char text[Size];
  const char* types[Types];

  [[nodiscard]] constexpr const char* data() const { return text; }
  [[nodiscard]] static constexpr std::size_t size() { return Size; }
};
template <std::size_t Size>
struct Descriptor<Size, 0> {
  char text[Size];

  [[nodiscard]] constexpr const char* data() const { return text; }
  [[nodiscard]] static constexpr std::size_t size() { return Size; }
};

/// The size of the text that `write` writes to a `Put&`, with its NUL.
template <class Put, class Write, class... Types>
constexpr std::size_t descriptor_size(Write write, TypeList<Types...>) {
  constexpr const TypeId* ids[] = {&type_id<Types>..., nullptr};
  Put put(nullptr, ids);
  write(put);
  return put.size() + 1;
}
template <class Put, std::size_t Size, class Write, class... Types>
constexpr auto make_descriptor(Write write, TypeList<Types...>) {
  constexpr const TypeId* ids[] = {&type_id<Types>..., nullptr};
  Descriptor<Size, sizeof...(Types)> descriptor{};
  Put put(descriptor.text, ids);
  write(put);
  if constexpr (sizeof...(Types) != 0) {
    // A list, because clang limits a fold expression to 256 operands.
    std::size_t at = 0;
    for (const char* text : {static_cast<const char*>(Put::template Of<Types>::descriptor.text)...})
      descriptor.types[at++] = text;
  }
  return descriptor;
}

/// The descriptor that `write`, a lambda without captures, writes about these types.
template <class Put, class... About, class Write>
constexpr auto descriptor_of(Write write) {
  using Types = Referred<Put, About...>;
  return make_descriptor<Put, descriptor_size<Put>(Write{}, Types{})>(write, Types{});
}

}  // namespace lambda_wasm::detail
