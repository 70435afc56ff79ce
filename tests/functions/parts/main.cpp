// A function of two files, of which only this one includes the SDK's entry: the other one must still link.
#include <string>

#include <lambda_wasm.hpp>

std::string doubled(const std::string& numbers);
std::string told(const lambda_wasm::Request& request);

LAMBDA_WASM_HANDLER(doubled)
LAMBDA_WASM_EXPORT(told, told)
