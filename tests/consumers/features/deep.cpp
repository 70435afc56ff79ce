#include <lambda_wasm.hpp>

// A kilobyte of stack for each call: read after the call that is nested in it, at an index that only the run knows, no part of
// it can be left out.
int sum(int depth) {
  if (depth == 0) return 0;
  volatile char frame[1024];
  frame[depth % 1024] = 1;
  const int rest = sum(depth - 1);
  return rest + frame[depth % 1024];
}

LAMBDA_WASM_HANDLER([](int depth) { return sum(depth); })
