// A file that has the binary interface and nothing else (abi.mjs).
#include <lambda_wasm/edge/abi.hpp>
