#include <fstream>
#include <string>

#include <lambda_wasm.hpp>

#ifdef __EMSCRIPTEN__
extern "C" int add_in_javascript(int left, int right);
#else
int add_in_javascript(int left, int right) { return left + right; }
#endif

// Returns the file's first line followed by the sum, 3.
LAMBDA_WASM_HANDLER([] {
  std::string line;
  std::getline(std::ifstream("/data/motto.txt"), line);
  return line + std::to_string(add_in_javascript(1, 2));
})
