#pragma once
/// @file
/// The parameters and the result type of a callable: a function, a lambda, or an object with one operator().

#include <lambda_wasm/detail/type_list.hpp>

namespace lambda_wasm::detail {

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

template <class Callable>
concept HasSignature = requires { typename SignatureOf<Callable>::result; };

}  // namespace lambda_wasm::detail
