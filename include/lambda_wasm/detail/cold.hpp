#pragma once

/// The attributes of a function that runs rarely, mostly after a failure: not inlined, and optimized for size, because every
/// function links it. `[[LAMBDA_WASM_DETAIL_COLD]] inline void refuse();`
#ifdef __clang__
#define LAMBDA_WASM_DETAIL_COLD gnu::noinline, gnu::cold, clang::minsize
#else
#define LAMBDA_WASM_DETAIL_COLD gnu::noinline, gnu::cold
#endif

/// The attributes of a function that runs for every request, but has no loop that would gain from being unrolled: not inlined, and
/// optimized for size.
#ifdef __clang__
#define LAMBDA_WASM_DETAIL_SMALL gnu::noinline, clang::minsize
#else
#define LAMBDA_WASM_DETAIL_SMALL gnu::noinline
#endif

/// Write it before a static variable: its destructor does not run.
#ifdef __clang__
#define LAMBDA_WASM_DETAIL_NO_DESTROY [[clang::no_destroy]]
#else
#define LAMBDA_WASM_DETAIL_NO_DESTROY
#endif
