#include <lambda_wasm.hpp>

// Each call uses a kilobyte of stack. The compiler cannot remove it, because it is read after the nested call, at an index known only
// at run time.
int sum(int depth) {
  if (depth == 0) return 0;
  volatile char frame[1024];
  frame[depth % 1024] = 1;
  const int rest = sum(depth - 1);
  return rest + frame[depth % 1024];
}

LAMBDA_WASM_HANDLER([](int depth) { return sum(depth); })
