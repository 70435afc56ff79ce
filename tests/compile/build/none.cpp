#include <lambda_wasm.hpp>
