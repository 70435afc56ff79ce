#pragma once
/// @file
/// What a callable takes and returns: a function, a lambda, or an object with one operator().

#include <type_traits>
#include <utility>

namespace lambda_wasm::detail {

template <class... Types>
struct TypeList {};
template <class Return, class... Parameters>
struct Signature {
  using result = Return;
  using parameters = TypeList<Parameters...>;
};

template <class>
struct SignatureOf;
template <class Return, class... Parameters, bool is_noexcept>
struct SignatureOf<Return (*)(Parameters...) noexcept(is_noexcept)> : Signature<Return, Parameters...> {};
template <class Return, class Class, class... Parameters, bool is_noexcept>
struct SignatureOf<Return (Class::*)(Parameters...) noexcept(is_noexcept)> : Signature<Return, Parameters...> {};
template <class Return, class Class, class... Parameters, bool is_noexcept>
struct SignatureOf<Return (Class::*)(Parameters...) const noexcept(is_noexcept)> : Signature<Return, Parameters...> {};
template <class Callable>
  requires requires { &Callable::operator(); }
struct SignatureOf<Callable> : SignatureOf<decltype(&Callable::operator())> {};

/// The callable of a static variable: itself or, where that is a pointer to a function, a type that calls the one function. The
/// compiler sees through that: the function need not be called by address, and can become a part of what calls it.
template <auto& callable, class = std::remove_reference_t<decltype(callable)>>
struct Known {
  static constexpr auto& value = callable;
  using type = std::remove_reference_t<decltype(callable)>;
};
template <auto& pointer, class Return, class... Parameters, bool is_noexcept>
struct Known<pointer, Return (*)(Parameters...) noexcept(is_noexcept)> {
  struct type {
    Return operator()(Parameters... parameters) const noexcept(is_noexcept) {
      return pointer(std::forward<Parameters>(parameters)...);
    }
  };
  static inline constinit type value{};
};

template <class Callable>
concept HasSignature = requires { typename SignatureOf<Callable>::result; };

}  // namespace lambda_wasm::detail
