#include <lambda_wasm.hpp>

// A kilobyte of stack for each call.
int sum(int depth) {
  volatile char frame[1024];
  frame[0] = 1;
  return depth == 0 ? 0 : frame[0] + sum(depth - 1);
}

LAMBDA_WASM_HANDLER([](int depth) { return sum(depth); })
