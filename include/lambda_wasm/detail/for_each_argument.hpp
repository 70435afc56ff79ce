#pragma once
/// @file
/// The preprocessor mechanism of the describing macros: applies a macro to each argument, and removes the parentheses of an
/// argument that has them.

// FOR_EACH(MACRO, Type, a, (b, "x"), …) becomes MACRO(Type, a) MACRO(Type, b, "x") …
#define LAMBDA_WASM_DETAIL_FOR_EACH(MACRO, Type, ...) \
  __VA_OPT__(LAMBDA_WASM_DETAIL_EXPAND(LAMBDA_WASM_DETAIL_NEXT(MACRO, Type, __VA_ARGS__)))
#define LAMBDA_WASM_DETAIL_NEXT(MACRO, Type, argument, ...) \
  LAMBDA_WASM_DETAIL_APPLY(MACRO, Type, argument)           \
  __VA_OPT__(LAMBDA_WASM_DETAIL_AGAIN LAMBDA_WASM_DETAIL_PARENTHESES(MACRO, Type, __VA_ARGS__))
#define LAMBDA_WASM_DETAIL_AGAIN() LAMBDA_WASM_DETAIL_NEXT
#define LAMBDA_WASM_DETAIL_PARENTHESES ()

// As above, for up to 340 arguments. Each use costs preprocessing time, even with few arguments.
#define LAMBDA_WASM_DETAIL_FOR_EACH_OF_MANY(MACRO, Type, ...) \
  __VA_OPT__(LAMBDA_WASM_DETAIL_EXPAND_4(LAMBDA_WASM_DETAIL_NEXT(MACRO, Type, __VA_ARGS__)))

// A macro is not expanded inside itself, so repeated scanning unrolls the list: 85 times, from nested groups of 4. That is more
// than the 64 fields of a description, so that too many fields reach the static_assert.
#define LAMBDA_WASM_DETAIL_EXPAND_4(...) \
  LAMBDA_WASM_DETAIL_EXPAND(LAMBDA_WASM_DETAIL_EXPAND(LAMBDA_WASM_DETAIL_EXPAND(LAMBDA_WASM_DETAIL_EXPAND(__VA_ARGS__))))
#define LAMBDA_WASM_DETAIL_EXPAND(...) \
  LAMBDA_WASM_DETAIL_EXPAND_3(LAMBDA_WASM_DETAIL_EXPAND_3(LAMBDA_WASM_DETAIL_EXPAND_3(LAMBDA_WASM_DETAIL_EXPAND_3(__VA_ARGS__))))
#define LAMBDA_WASM_DETAIL_EXPAND_3(...) \
  LAMBDA_WASM_DETAIL_EXPAND_2(LAMBDA_WASM_DETAIL_EXPAND_2(LAMBDA_WASM_DETAIL_EXPAND_2(LAMBDA_WASM_DETAIL_EXPAND_2(__VA_ARGS__))))
#define LAMBDA_WASM_DETAIL_EXPAND_2(...) \
  LAMBDA_WASM_DETAIL_EXPAND_1(LAMBDA_WASM_DETAIL_EXPAND_1(LAMBDA_WASM_DETAIL_EXPAND_1(LAMBDA_WASM_DETAIL_EXPAND_1(__VA_ARGS__))))
#define LAMBDA_WASM_DETAIL_EXPAND_1(...) __VA_ARGS__

// `(b, "x")` calls UNWRAP and so becomes `b, "x"`; `a` does not, and pasting removes the word before it.
#define LAMBDA_WASM_DETAIL_APPLY(MACRO, Type, argument) \
  LAMBDA_WASM_DETAIL_CALL(MACRO, Type, LAMBDA_WASM_DETAIL_STRIP(LAMBDA_WASM_DETAIL_UNWRAP argument))
#define LAMBDA_WASM_DETAIL_CALL(MACRO, ...) MACRO(__VA_ARGS__)
#define LAMBDA_WASM_DETAIL_UNWRAP(...) LAMBDA_WASM_DETAIL_UNWRAP __VA_ARGS__
#define LAMBDA_WASM_DETAIL_STRIP(...) LAMBDA_WASM_DETAIL_PASTE(__VA_ARGS__)
#define LAMBDA_WASM_DETAIL_PASTE(...) LAMBDA_WASM_DETAIL_NO_##__VA_ARGS__
#define LAMBDA_WASM_DETAIL_NO_LAMBDA_WASM_DETAIL_UNWRAP
