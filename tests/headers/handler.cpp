// A function of files that include one header each, and this one, which includes them through the umbrella.
#include <lambda_wasm.hpp>

LAMBDA_WASM_HANDLER([](std::string name) { return "linked with " + name; })
