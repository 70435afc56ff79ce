#pragma once

/// Whether this translation unit is compiled with C++ exceptions: 1 or 0.
///
/// Derived from the compiler's flags, never set by hand. If it is 0, the SDK throws and catches nothing, and calls of throwing
/// functions (`Result::value()`, `request.json<T>()`) do not compile.
///
/// A Wasm compiler may accept `throw` and `catch` and drop them (`-fignore-exceptions`, Emscripten's default), and still define
/// `__cpp_exceptions`. Only the feature macro of Wasm exception handling tells that a throw can be caught.
#if !defined(__cpp_exceptions)
#define LAMBDA_WASM_EXCEPTIONS 0
#elif defined(__wasm__) && !defined(__wasm_exception_handling__)
#define LAMBDA_WASM_EXCEPTIONS 0
#else
#define LAMBDA_WASM_EXCEPTIONS 1
#endif

// Exceptions and embind identify types by their names. The definitions below prevent further errors after this one.
#if !defined(__cpp_rtti) && (LAMBDA_WASM_EXCEPTIONS || defined(__wasm__))
#error "lambda_wasm: exceptions and embind need the type names that -fno-rtti removes: compile without -fno-rtti."
#undef LAMBDA_WASM_EXCEPTIONS
#define LAMBDA_WASM_EXCEPTIONS 0
#undef EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES
#define EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES 0
#endif
