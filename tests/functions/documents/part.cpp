// A second file with types of the first one.
#include <lambda_wasm.hpp>

#include "types.hpp"

using namespace documents;

namespace {

struct Hidden {
  std::string b;
};
LAMBDA_WASM_DESCRIBE(Hidden, b)

}  // namespace

LAMBDA_WASM_EXPORT(tree, [](Tree&& tree) { return std::move(tree); })
LAMBDA_WASM_EXPORT(also_hidden, [](const Hidden&) {})
