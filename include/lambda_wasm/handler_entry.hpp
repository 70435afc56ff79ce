#pragma once
/// @file
/// The exports of the macros of entry.hpp: the callable of a static variable, and its descriptor, under a name.

#include <string_view>
#include <type_traits>
#include <utility>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/handler.hpp>
#include <lambda_wasm/handler_form.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::detail {

/// The callable of a static variable: itself or, if it is a pointer to a function, an object of a type that calls only this
/// function. The compiler can then inline the function, which it cannot through the pointer.
template <auto& callable, class = std::remove_reference_t<decltype(callable)>>
struct Known {
  static constexpr auto& value = callable;
  using type = std::remove_reference_t<decltype(callable)>;
};
template <auto& pointer, class Return, class... Parameters, bool is_noexcept>
  requires(!takes_a_stream<Return (*)(Parameters...) noexcept(is_noexcept)>())
struct Known<pointer, Return (*)(Parameters...) noexcept(is_noexcept)> {
  struct type {
    Return operator()(Parameters... parameters) const noexcept(is_noexcept) {
      return pointer(std::forward<Parameters>(parameters)...);
    }
  };
  static inline constinit type value{};
};

/// The kind of entry that a `Handler`, a HandlerOf, becomes when it is exported as `kind`.
template <class Handler>
constexpr Entry entry_of(Entry kind) {
  if (Handler::is_streamed) return Entry::stream;
  return kind == Entry::function && Handler::is_asynchronous ? Entry::task : kind;
}

template <auto& callable>
using KnownHandler = HandlerOf<typename Known<callable>::type>;

/// Invokes the callable of a static variable.
template <auto& callable>
Status invoke_known(host::Message message, wire::Block& block, Pass pass) {
  return KnownHandler<callable>::invoke(Known<callable>::value, message, block, pass);
}

/// The descriptor of a static variable's callable under a name.
template <auto& callable, FixedText name, Entry kind>
inline constexpr const auto& text_of_entry =
    entry_text<entry_of<KnownHandler<callable>>(kind), name, typename KnownHandler<callable>::InputWire,
               typename KnownHandler<callable>::ResultWire>;
template <auto& callable, FixedText name>
inline constexpr const auto& text_of_handler = text_of_entry<callable, name, Entry::handler>;

}  // namespace lambda_wasm::detail
