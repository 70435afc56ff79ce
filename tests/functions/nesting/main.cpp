// Types that contain themselves, and types that contain others twice: tests/runtime/nesting.test.mjs nests values in each way.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/json/json.hpp>

namespace {

struct Tree {
  std::vector<Tree> children;
  std::map<std::string, Tree> named;
  std::optional<std::vector<Tree>> more;
  std::string note;
};
LAMBDA_WASM_DESCRIBE(Tree, (children, defaulted), (named, defaulted), more, (note, defaulted))

// Each contains the one before twice: a schema that repeated it would have 2^30 of them.
template <int Number>
struct Layer {
  std::vector<Layer<Number - 1>> left, right;
  LAMBDA_WASM_DESCRIBE(Layer, left, right)
};
template <>
struct Layer<0> {
  std::string name;
  LAMBDA_WASM_DESCRIBE(Layer, name)
};

Tree echo(const Tree& tree) { return tree; }
Tree make(std::uint32_t levels) {
  Tree tree;
  for (std::uint32_t level = 1; level < levels; ++level) {
    Tree outer;
    outer.children.push_back(std::move(tree));
    tree = std::move(outer);
  }
  return tree;
}

// Through JSON text; else the error.
std::string read_and_write(const std::string& text) {
  const lambda_wasm::Result<Tree> tree = lambda_wasm::try_from_json<Tree>(text);
  return tree ? lambda_wasm::to_json(*tree) : tree.error()->message;
}
std::string write(std::uint32_t levels) { return lambda_wasm::to_json(make(levels)); }

Layer<30> layers(const Layer<30>& layer) { return layer; }

}  // namespace

LAMBDA_WASM_HANDLER(echo)
LAMBDA_WASM_FUNCTION(make)
LAMBDA_WASM_FUNCTION(read_and_write)
LAMBDA_WASM_FUNCTION(write)
LAMBDA_WASM_FUNCTION(layers)
