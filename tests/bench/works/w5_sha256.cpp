// The SHA-256 of a MiB.

#include <string>

#include <lambda_wasm.hpp>

#include "compute/sha256.hpp"

namespace {

struct Digest {
  std::string digest;
};
LAMBDA_WASM_DESCRIBE(Digest, digest)

const auto bytes = compute::sha256::make_input();

}  // namespace

LAMBDA_WASM_HANDLER([] { return Digest{compute::sha256::run(bytes)}; })
