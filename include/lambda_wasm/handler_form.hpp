#pragma once
/// @file
/// The forms of a handler: its parameters, its result, and the codecs of both.

#include <concepts>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <lambda_wasm/constraints/breach.hpp>
#include <lambda_wasm/context.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/signature.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::detail {

// ---- The codecs of inputs and results. Floor 4 adds those of Request and Response.

/// How the input T crosses: a `Wire` crosses, and `make` makes a T from it.
template <class T>
struct InputCodec {
  static constexpr bool is_possible = Crossing<T> || std::same_as<T, Nothing> || is_arguments<T>;
  using Wire = T;
  static T&& make(Wire&& wire) { return std::move(wire); }
};

/// Whether results are checked against the constraints of their own description: where that costs nobody anything.
#if defined(__wasm__) && defined(NDEBUG)
inline constexpr bool checks_results = false;
#else
inline constexpr bool checks_results = true;
#endif

/// In Debug builds and in tests, throws the Error of a result that breaks a constraint of its description.
template <class T>
void check_result([[maybe_unused]] const T& result) {
  if constexpr (checks_results && has_constraints<T>()) {
    constraints::Checker checker;
    checker.check_value(result);
    if (checker.breach.is_found()) raise(error_type::invalid_result, checker.breach.message());
  }
}

/// How the result T of a handler of Input crosses: `put` writes it, and the reader of the reply expects a `Wire`.
template <class Input, class T>
struct ResultCodec {
  static constexpr bool is_possible = Crossing<T>;
  static constexpr bool answers_http = false;
  using Wire = T;
  static void put(wire::Writer& writer, const Input&, const T& result) {
    check_result(result);
    writer.write(result);
  }
};
template <class Input>
struct ResultCodec<Input, void> {
  static constexpr bool is_possible = true;
  static constexpr bool answers_http = false;
  using Wire = Nothing;
  static void put(wire::Writer&, const Input&) {}
};

// A `Result<T>` crosses as its T, or fails with the failure that it holds.
template <class T>
struct Unwrapped {
  using type = T;
  static constexpr bool may_fail = false;
};
template <class T>
struct Unwrapped<Result<T>> {
  using type = T;
  static constexpr bool may_fail = true;
};

/// Whether T is a stream that a handler takes by reference to send its reply while it makes it. Floor 3 has such a type.
template <class T>
inline constexpr bool is_reply_stream = false;

/// How the reply of a handler that takes an Input and a Stream crosses: `direct` connects the stream, and `put` writes the rest.
template <class Input, class Stream>
struct StreamCodec;

/// Whether a reply may be sent while the handler writes it to its stream.
enum class Delivery { streamed, buffered };

/// Which part of an invocation runs. A warm-up runs the codecs of the input and of the result without calling the callable, with
/// a default-constructed result. JavaScript warms each handler up while the module loads.
enum class Pass : std::uint32_t { warm_up, call };

// ---- the forms of a handler

/// The meanings of a handler's parameters, in the order of the parameters.
enum class Given { input, stream, context };

template <class Parameter>
inline constexpr Given given = Given::input;
template <>
inline constexpr Given given<const Context&> = Given::context;
template <class T>
  requires is_reply_stream<T>
inline constexpr Given given<T&> = Given::stream;

/// The type of the parameter with the meaning `what`; Nothing if there is none.
template <Given, class...>
struct TypeGiven {
  using type = Nothing;
};
template <Given what, class First, class... Others>
struct TypeGiven<what, First, Others...>
    : std::conditional_t<given<First> == what, std::type_identity<std::remove_cvref_t<First>>, TypeGiven<what, Others...>> {};

template <class Parameters>
struct Form;
template <class... Parameters>
struct Form<TypeList<Parameters...>> {
  static constexpr bool is_possible = [] {
    [[maybe_unused]] int last = -1;
    return ((static_cast<int>(given<Parameters>) > std::exchange(last, static_cast<int>(given<Parameters>))) && ...);
  }();
  using input = typename TypeGiven<Given::input, Parameters...>::type;
  using stream = typename TypeGiven<Given::stream, Parameters...>::type;

  template <class Callable>
  static decltype(auto) call(Callable& callable, input& value, stream& reply, const Context& context) {
    return callable(pass<Parameters>(value, reply, context)...);
  }

 private:
  // A parameter taken by value or by && gets the input itself, so that it need not be copyable.
  template <class Parameter>
  static decltype(auto) pass(input& value, stream& reply, const Context& context) {
    if constexpr (given<Parameter> == Given::context) {
      return (context);
    } else if constexpr (given<Parameter> == Given::stream) {
      return (reply);
    } else if constexpr (std::is_lvalue_reference_v<Parameter>) {
      return (value);
    } else {
      return std::move(value);
    }
  }
};

/// The result type of a callable; for a task, the task's result type.
template <class Returned>
struct Awaited {
  using type = Returned;
  static constexpr bool is_task = false;
};
template <class T>
struct Awaited<Task<T>> {
  using type = T;
  static constexpr bool is_task = true;
};

template <class Callable>
constexpr bool takes_a_stream() {
  if constexpr (HasSignature<Callable>) {
    return !std::same_as<typename Form<typename SignatureOf<Callable>::parameters>::stream, Nothing>;
  } else {
    return false;
  }
}

/// Whether an input can be made. It is made before it is read.
template <class Input>
constexpr bool can_make_input() {
  if constexpr (InputCodec<Input>::is_possible) {
    using Wire = typename InputCodec<Input>::Wire;
    return requires { Wire{}; };
  } else {
    return true;  // another sentence refuses it
  }
}

template <class Callable>
constexpr bool is_handler() {
  if constexpr (HasSignature<Callable>) {
    using Called = SignatureOf<Callable>;
    using Input = typename Form<typename Called::parameters>::input;
    using Returned = typename Awaited<std::remove_cvref_t<typename Called::result>>::type;
    using Value = typename Unwrapped<std::remove_cvref_t<Returned>>::type;
    constexpr bool is_input_possible =
        Form<typename Called::parameters>::is_possible && InputCodec<Input>::is_possible && can_make_input<Input>();
    if constexpr (takes_a_stream<Callable>()) {
      return is_input_possible && std::is_void_v<Value> && Awaited<std::remove_cvref_t<typename Called::result>>::is_task;
    } else {
      return is_input_possible && ResultCodec<Input, Value>::is_possible;
    }
  } else {
    return false;
  }
}

}  // namespace lambda_wasm::detail
