#pragma once

/// The attributes of a function that runs rarely, mostly after a failure: not inlined, and optimized for size, because every
/// function links it. `[[LAMBDA_WASM_DETAIL_COLD]] inline void refuse();`
#ifdef __clang__
#define LAMBDA_WASM_DETAIL_COLD gnu::noinline, gnu::cold, clang::minsize
#else
#define LAMBDA_WASM_DETAIL_COLD gnu::noinline, gnu::cold
#endif

/// Write it before a static variable: its destructor does not run.
#ifdef __clang__
#define LAMBDA_WASM_DETAIL_NO_DESTROY [[clang::no_destroy]]
#else
#define LAMBDA_WASM_DETAIL_NO_DESTROY
#endif
