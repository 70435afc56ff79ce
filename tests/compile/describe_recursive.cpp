// A described struct that contains itself.
// REJECT SAYS A described struct contains itself, directly or through other structs, so its schema would be infinite: make the member nlohmann::json (with <lambda_wasm/json/nlohmann.hpp>), or refer to the other objects by an id.
#include <lambda_wasm.hpp>

struct Leaf {
  std::string name;
};
LAMBDA_WASM_DESCRIBE(Leaf, name)

struct Node {
  std::string name;
#ifdef ACCEPT
  std::vector<Leaf> children;
#endif
#ifdef REJECT
  std::vector<Node> children;
#endif
  std::optional<Leaf> leaf;
};
LAMBDA_WASM_DESCRIBE(Node, name, children, leaf)
LAMBDA_WASM_HANDLER([](const Node& node) { return node; })
