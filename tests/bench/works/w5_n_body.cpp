// Planets in motion: floating-point numbers.

#include <lambda_wasm.hpp>

#include "compute/n_body.hpp"

namespace {

struct Energy {
  double energy;
};
LAMBDA_WASM_DESCRIBE(Energy, energy)

const auto planets = compute::n_body::make_input();

}  // namespace

LAMBDA_WASM_HANDLER([] { return Energy{compute::n_body::run(planets)}; })
