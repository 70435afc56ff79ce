#include <lambda_wasm.hpp>

extern "C" int add_in_javascript(int left, int right);

LAMBDA_WASM_HANDLER([](int number) { return add_in_javascript(number, 1); })
