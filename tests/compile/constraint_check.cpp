// A function that checks a member takes its value.
// REJECT SAYS LAMBDA_WASM_DESCRIBE: the function of a check must take the member's value and return a bool.
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <lambda_wasm.hpp>

bool is_word(const std::string& text) { return text == "word"; }

struct Order {
#ifdef ACCEPT
  std::string value;
#endif
#ifdef REJECT
  int value = 0;
#endif
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Order, (value, check<is_word>("a word")))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Order, (value, check<is_word>("a word")))
#endif
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
