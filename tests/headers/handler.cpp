// A function in which every header stands in a file of its own, besides this one that includes them by the umbrella.
#include <lambda_wasm.hpp>

LAMBDA_WASM_HANDLER([](std::string name) { return "linked with " + name; })
