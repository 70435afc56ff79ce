#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <variant>

#include <lambda_wasm/describe_union.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/kinds/level.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/raise.hpp>

namespace lambda_wasm::detail {

/// A `std::variant`, or a type that derives from one.
template <class T>
concept VariantKind = std::is_class_v<T> && !std::is_void_v<VariantOf<T>>;

/// The description of a union, and its alternatives in order. A variant that is not described has them in its own order.
template <class T>
struct UnionOf {
  using Types = typename AlternativesOf<VariantOf<T>>::type;
};
template <class Description>
struct UnionParts;
template <class Type, auto By, class... Alternatives>
struct UnionParts<UnionDescription<Type, By, Alternatives...>> {
  using Types = TypeList<typename Alternatives::type...>;
};
template <DescribedUnion T>
struct UnionOf<T> : UnionParts<DescriptionOfUnion<T>> {};

template <class... Types>
std::variant<Types...>& variant_in(std::variant<Types...>& value) {
  return value;
}
template <class... Types>
const std::variant<Types...>& variant_in(const std::variant<Types...>& value) {
  return value;
}

template <class... Types>
constexpr auto without_nothing(TypeList<Types...>) {
  return Joined<std::conditional_t<std::is_same_v<Types, std::monostate>, TypeList<>, TypeList<Types>>...>{};
}

/// Calls `visit.template operator()<Type>()` with the type of this index.
template <class... Types, class Visit>
constexpr void visit_type(std::size_t index, TypeList<Types...>, Visit visit) {
  static_cast<void>(((index-- == 0 && (visit.template operator()<Types>(), true)) || ...));
}

}  // namespace lambda_wasm::detail

namespace lambda_wasm::kinds {

/// What the kinds of unions share. The index of the alternative precedes its value on the wire.
struct Alternatives : Holder {
  template <class T>
  using Types = typename detail::UnionOf<T>::Types;
  template <class T>
  using Parts = decltype(detail::without_nothing(Types<T>{}));
  // A type that derives from a variant may contain itself.
  template <class T>
  static constexpr bool is_referred = DescribedUnion<T> || !std::is_same_v<T, detail::VariantOf<T>>;
  template <class T>
  static constexpr bool is_whole = is_referred<T>;

  /// Writes the schema of a name that is none of the alternatives'.
  template <class Names>
  static constexpr void put_other_names(auto& put) {
    put.begin('{');
    put.member("type", "string");
    put.keyword("not");
    put.begin('{');
    put.keyword("enum");
    put.begin('[');
    Names::each([&]<class Alternative>() {
      if (!Alternative::is_otherwise) put.text(Alternative::name);
    });
    put.end(']');
    put.end('}');
    put.end('}');
  }

  template <class T>
  static void read(auto& reader, T& value) {
    detail::visit_type(reader.word(), Types<T>{}, [&]<class Type>() {
      [[maybe_unused]] Type& alternative = emplace<Type>(value);
      if constexpr (!is_nothing<Type>) reader.read_into(alternative);
    });
  }
  template <class T>
  static void write(auto& writer, const T& value) {
    const auto level = kinds::level<T>();
    visit(value, [&](const auto& alternative, std::uint32_t index) {
      writer.word(index);
      if constexpr (!is_nothing<std::remove_cvref_t<decltype(alternative)>>) writer.write(alternative);
    });
  }

  template <class T>
  static void check_value(auto& checker, const T& value) {
    visit(value, [&](const auto& alternative, std::uint32_t) {
      if constexpr (!is_nothing<std::remove_cvref_t<decltype(alternative)>>) checker.check_value(alternative);
    });
  }

 protected:
  template <class Type>
  static constexpr bool is_nothing = std::is_same_v<Type, std::monostate>;

  template <class Type, class T>
  static Type& emplace(T& value) {
    static_assert(std::is_default_constructible_v<Type>,
                  "lambda_wasm: an alternative of a union is made before it is read: give it a default constructor.");
    if constexpr (std::is_default_constructible_v<Type>) {
      return detail::variant_in(value).template emplace<Type>();
    } else {
      return *std::get_if<Type>(&detail::variant_in(value));  // no further errors
    }
  }

  /// Calls `use` with the value's alternative and its index. `std::visit` would need a table of functions.
  template <class T, class Use>
  static void visit(const T& value, Use use) {
    if (!visit(detail::variant_in(value), Types<T>{}, use)) raise_valueless();
  }
  template <class... Types, class Use>
  static bool visit(const auto& variant, TypeList<Types...>, Use& use) {
    std::uint32_t index = 0;
    const auto one = [&]<class Type>() {
      const Type* const alternative = std::get_if<Type>(&variant);
      if (alternative != nullptr) use(*alternative, index);
      ++index;
      return alternative != nullptr;
    };
    return (one.template operator()<Types>() || ...);
  }

  template <class Type>
  static constexpr void put_alternative(auto& put) {
    if constexpr (is_nothing<Type>) {
      put('n');
    } else {
      put.template schema<Type>();
    }
  }

  /// Writes words as a sentence lists them: `a, b or c`.
  static constexpr void put_separator(auto& put, std::size_t index, std::size_t count) {
    if (index != 0) detail::put_text(put, index + 1 == count ? " or " : ", ");
  }

 private:
  [[noreturn, LAMBDA_WASM_DETAIL_COLD]] static void raise_valueless() {
    detail::raise(error_type::invalid_result, "A union has no value, because an exception left it without one.");
  }
};

}  // namespace lambda_wasm::kinds
