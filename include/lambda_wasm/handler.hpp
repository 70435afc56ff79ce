#pragma once
/// @file
/// What a handler is, and how one is invoked: input off the wire, the callable, its result onto the wire.

#include <cstdint>
#include <exception>
#include <tuple>
#include <type_traits>
#include <typeinfo>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/context.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/wire/reader.hpp>
#include <lambda_wasm/wire/writer.hpp>

#if LAMBDA_WASM_EXCEPTIONS
#include <cxxabi.h>
#endif

namespace lambda_wasm::detail {

// ---- the signature of a callable

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

template <class Callable>
concept HasSignature = requires { typename SignatureOf<Callable>::result; };

// ---- how inputs and results cross. Floor 4 adds how a Request and a Response do.

/// How the input T is made: `Wire` is what crosses.
template <class T>
struct InputLane {
  static constexpr bool is_possible = Crossing<T> || std::same_as<T, Nothing> || is_specialization_of<T, Arguments>;
  using Wire = T;
  static T&& make(Wire&& wire) { return std::move(wire); }
};

/// How the result T of a handler of Input crosses: `Wire` is what crosses.
template <class Input, class T>
struct ResultLane {
  static constexpr bool is_possible = Crossing<T>;
  static constexpr bool answers_http = false;
  using Wire = T;
  static void put(wire::Writer& writer, const Input&, const T& result) { writer.write(result); }
};
template <class Input>
struct ResultLane<Input, void> {
  static constexpr bool is_possible = true;
  static constexpr bool answers_http = false;
  using Wire = Nothing;
  static void put(wire::Writer&, const Input&) {}
};

// `Result<T>` crosses as its T, or fails as what it holds.
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

// ---- the forms of a handler

template <class Parameter>
inline constexpr bool is_context = std::is_same_v<Parameter, const Context&>;

template <class Parameters>
struct Form {
  static constexpr bool is_possible = false;
  using input = Nothing;
};
template <>
struct Form<TypeList<>> {
  static constexpr bool is_possible = true;
  using input = Nothing;
  template <class Callable>
  static decltype(auto) call(Callable& callable, Nothing&, const Context&) {
    return callable();
  }
};
template <class Only>
struct Form<TypeList<Only>> {
  static constexpr bool is_possible = true;
  using input = std::conditional_t<is_context<Only>, Nothing, std::remove_cvref_t<Only>>;
  template <class Callable>
  static decltype(auto) call(Callable& callable, input& value, const Context& context) {
    if constexpr (is_context<Only>) {
      return callable(context);
    } else {
      return callable(pass<Only>(value));
    }
  }
  // A parameter taken by value or by && gets the input itself, so that it need not be copyable.
  template <class Parameter, class T>
  static decltype(auto) pass(T& value) {
    if constexpr (std::is_lvalue_reference_v<Parameter>) {
      return (value);
    } else {
      return std::move(value);
    }
  }
};
template <class First, class Second>
struct Form<TypeList<First, Second>> {
  static constexpr bool is_possible = !is_context<First> && is_context<Second>;
  using input = std::remove_cvref_t<First>;
  template <class Callable>
  static decltype(auto) call(Callable& callable, input& value, const Context& context) {
    return callable(Form<TypeList<First>>::template pass<First>(value), context);
  }
};

/// How an invocation ended. Its reply block then holds the result, or two strings: the type of the failure and its message.
enum class Status : std::uint32_t {
  result = 0,
  exception = 1,  ///< a C++ exception: the type is named as typeid(…).name() has it
  error = 2,      ///< the type is the errorType itself
};

[[LAMBDA_WASM_DETAIL_COLD]] inline Status put_failure(wire::Block& block, Status status, std::string_view type,
                                                      std::string_view message) {
  wire::Writer writer(block);
  writer.text(type);
  writer.text(message);
  writer.finish();
  return status;
}

inline Status put_failure(wire::Block& block, const Error& error) {
  return put_failure(block, Status::error, error.type, error.message);
}
inline Status put_failure(wire::Block& block, const HttpError& error) {
  return put_failure(block, Status::error, error_type::http_error, error.detail);
}

#if LAMBDA_WASM_EXCEPTIONS
/// Names an exception: an Error by its own type, any other by its C++ type.
[[LAMBDA_WASM_DETAIL_COLD]] inline Status put_exception(wire::Block& block, const std::exception& exception) {
  const std::type_info& type = typeid(exception);
  if (type == typeid(Error)) return put_failure(block, static_cast<const Error&>(exception));
  return put_failure(block, Status::exception, type.name(), exception.what());
}
/// The same of an exception of any other type, which is being handled.
[[LAMBDA_WASM_DETAIL_COLD]] inline Status put_other_exception(wire::Block& block) {
  const std::type_info* type = abi::__cxa_current_exception_type();
  return put_failure(block, Status::exception, type != nullptr ? type->name() : "v",
                     "An exception was thrown that is not a std::exception.");
}
#endif

/// Calls what may fail, and gives its Status, or that of the exception it throws, put to `block`.
template <class Function>
Status guarded([[maybe_unused]] wire::Block& block, Function&& function) {
#if LAMBDA_WASM_EXCEPTIONS
  try {
    return function();
  } catch (const std::exception& exception) {
    return put_exception(block, exception);
  } catch (...) {
    return put_other_exception(block);
  }
#else
  return function();
#endif
}

template <class Callable>
constexpr bool is_handler() {
  if constexpr (HasSignature<Callable>) {
    using Called = SignatureOf<Callable>;
    using Input = typename Form<typename Called::parameters>::input;
    using Value = typename Unwrapped<std::remove_cvref_t<typename Called::result>>::type;
    return Form<typename Called::parameters>::is_possible && InputLane<Input>::is_possible &&
           ResultLane<Input, Value>::is_possible;
  } else {
    return false;
  }
}

/// A value whose destructor is one function, called after the reply and on the way of an exception: inlined into both it is the
/// larger part of a small handler.
template <class T>
struct Held {
  T value;
  [[gnu::noinline]] ~Held() {}  // NOLINT(modernize-use-equals-default): a defaulted one is inlined
};

/// What the SDK knows of a callable of type Callable as a handler.
template <class Callable, bool is_possible = is_handler<Callable>()>
struct HandlerOf {
  using Called = SignatureOf<Callable>;
  using CalledForm = Form<typename Called::parameters>;
  using Input = typename CalledForm::input;
  using Value = typename Unwrapped<std::remove_cvref_t<typename Called::result>>::type;
  using InputWire = typename InputLane<Input>::Wire;
  using Lane = ResultLane<Input, Value>;
  using ResultWire = typename Lane::Wire;

  /// Invokes: reads the input from `message`, calls, and writes the result or the failure to `block`. A message that does not
  /// fit is for a pass without the callable, which makes all the rest warm: a default-constructed result takes the place of its.
  static Status invoke(Callable& callable, host::Message message, wire::Block& block) {
    return guarded(block, [&] { return invoke_throwing(callable, message, block); });
  }

 private:
  static constexpr bool has_default_result =
      std::is_void_v<typename Called::result> ||
      (std::is_nothrow_default_constructible_v<typename Called::result> && !AnyKind<Value>);

  static Status invoke_throwing(Callable& callable, host::Message message, wire::Block& block) {
    if constexpr (!has_default_result) {
      if (!message.fits) return Status::error;
    }
    InputWire wire{};
    if constexpr (!std::same_as<InputWire, Nothing>) wire::Reader(message).read_into(wire);
    decltype(auto) input = InputLane<Input>::make(std::move(wire));
    const Context context;
#if LAMBDA_WASM_EXCEPTIONS
    if constexpr (Lane::answers_http) {
      try {
        return put_result(callable, input, context, block, message.fits);
      } catch (const HttpError& error) {
        return put_http_error(error, input, block);
      }
    } else {
      return put_result(callable, input, context, block, message.fits);
    }
#else
    return put_result(callable, input, context, block, message.fits);
#endif
  }

  static typename Called::result call(Callable& callable, auto& input, const Context& context, bool is_called) {
    if constexpr (has_default_result) {
      if (!is_called) return {};
    }
    return CalledForm::call(callable, input, context);
  }

  static Status put_result(Callable& callable, auto& input, const Context& context, wire::Block& block, bool is_called) {
    if constexpr (std::is_void_v<typename Called::result>) {
      if (is_called) CalledForm::call(callable, input, context);
      return put_value(block, input);
    } else {
      const Held<typename Called::result> held{call(callable, input, context, is_called)};
      const auto& result = held.value;
      if constexpr (!Unwrapped<std::remove_cvref_t<decltype(result)>>::may_fail) {
        return put_value(block, input, result);
      } else if (!result) {
        if (const HttpError* error = result.http_error()) return put_http_error(*error, input, block);
        return put_failure(block, *result.error());
      } else if constexpr (std::is_void_v<Value>) {
        return put_value(block, input);
      } else {
        return put_value(block, input, *result);
      }
    }
  }

  static Status put_value(wire::Block& block, const auto& input, const auto&... value) {
    wire::Writer writer(block);
    Lane::put(writer, input, value...);
    writer.finish();
    return Status::result;
  }

  static Status put_http_error(const HttpError& error, const auto& input, wire::Block& block) {
    if constexpr (Lane::answers_http) {
      wire::Writer writer(block);
      Lane::put_http_error(writer, input, error);
      writer.finish();
      return Status::result;
    } else {
      return put_failure(block, error);
    }
  }
};

/// A callable that is no handler: its use is a compile error of one sentence, and all else is as if it were one.
template <class Callable>
struct HandlerOf<Callable, false> {
  using InputWire = Nothing;
  using ResultWire = Nothing;

  static Status invoke(Callable&, host::Message, wire::Block&) {
    static_assert(HasSignature<Callable>,
                  "A handler is a function, a lambda or an object with one operator(): this one is overloaded, a template, or no "
                  "callable.");
    if constexpr (HasSignature<Callable>) {
      using Called = SignatureOf<Callable>;
      using CalledForm = Form<typename Called::parameters>;
      using Value = typename Unwrapped<std::remove_cvref_t<typename Called::result>>::type;
      static_assert(CalledForm::is_possible,
                    "A handler takes nothing, an input, a const lambda_wasm::Context&, or an input and then a const "
                    "lambda_wasm::Context&.");
      static_assert(
          !CalledForm::is_possible || InputLane<typename CalledForm::input>::is_possible,
          "A handler's input is a lambda_wasm::Request, a struct with LAMBDA_WASM_DESCRIBE, a type that crosses, or, with "
          "<lambda_wasm/json/nlohmann.hpp>, nlohmann::json and what it converts.");
      static_assert(
          !CalledForm::is_possible || ResultLane<typename CalledForm::input, Value>::is_possible,
          "A handler returns void, a lambda_wasm::Response, a std::string, a struct with LAMBDA_WASM_DESCRIBE, a type that "
          "crosses, with <lambda_wasm/json/nlohmann.hpp> nlohmann::json and what it converts, or a lambda_wasm::Result of "
          "those.");
    }
    return Status::error;
  }
};

}  // namespace lambda_wasm::detail
