// A function of two files, of which only this one is of the SDK's entry: what the other one uses must link all the same.
#include <string>

#include <lambda_wasm.hpp>

std::string doubled(const std::string& numbers);
std::string told(const lambda_wasm::Request& request);

LAMBDA_WASM_HANDLER(doubled)
LAMBDA_WASM_EXPORT(told, told)
