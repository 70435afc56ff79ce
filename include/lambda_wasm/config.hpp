#pragma once

/// Whether this translation unit is compiled with C++ exceptions: 1 or 0.
///
/// Derived, never set by hand. With 0 the SDK throws and catches nothing, and the throwing forms (`Result::value()`,
/// `request.json<T>()`) refuse to compile when called.
///
/// A Wasm compiler may accept `throw` and `catch` and drop them (`-fignore-exceptions`, Emscripten's default), and then
/// defines `__cpp_exceptions` all the same; only the Wasm exception handling feature says that a throw can be caught.
#if !defined(__cpp_exceptions)
#define LAMBDA_WASM_EXCEPTIONS 0
#elif defined(__wasm__) && !defined(__wasm_exception_handling__)
#define LAMBDA_WASM_EXCEPTIONS 0
#else
#define LAMBDA_WASM_EXCEPTIONS 1
#endif

// An exception is known by its type's name, and embind knows types by theirs. What is defined below leaves this as the one error.
#if !defined(__cpp_rtti) && (LAMBDA_WASM_EXCEPTIONS || defined(__wasm__))
#error "lambda_wasm: exceptions and embind need the type names that -fno-rtti removes: compile without -fno-rtti."
#undef LAMBDA_WASM_EXCEPTIONS
#define LAMBDA_WASM_EXCEPTIONS 0
#undef EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES
#define EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES 0
#endif
