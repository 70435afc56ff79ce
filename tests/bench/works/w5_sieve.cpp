// The primes below two million: integers, and memory.

#include <lambda_wasm.hpp>

#include "compute/sieve.hpp"

namespace compute::sieve {
LAMBDA_WASM_DESCRIBE(Primes, count, last)
}

LAMBDA_WASM_HANDLER(compute::sieve::run)
