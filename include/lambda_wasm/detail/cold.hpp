#pragma once

/// The attributes of a function that runs when something has gone wrong, or rarely: out of line, and as small as can be,
/// because every function carries it. `[[LAMBDA_WASM_DETAIL_COLD]] inline void refuse();`
#ifdef __clang__
#define LAMBDA_WASM_DETAIL_COLD gnu::noinline, gnu::cold, clang::minsize
#else
#define LAMBDA_WASM_DETAIL_COLD gnu::noinline, gnu::cold
#endif

/// Before a static variable: its destructor does not run.
#ifdef __clang__
#define LAMBDA_WASM_DETAIL_NO_DESTROY [[clang::no_destroy]]
#else
#define LAMBDA_WASM_DETAIL_NO_DESTROY
#endif
