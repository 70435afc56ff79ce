// A function of two files, of which only this one is of the SDK's entry: what the other one uses must link all the same.
#include <string>

#include <lambda_wasm.hpp>

std::string doubled(const std::string& numbers);

LAMBDA_WASM_HANDLER(doubled)
