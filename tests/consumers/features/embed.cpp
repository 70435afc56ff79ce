#include <fstream>
#include <iterator>
#include <string>

#include <lambda_wasm.hpp>

LAMBDA_WASM_HANDLER([] {
  std::ifstream file("/data/motto.txt");
  return std::string(std::istreambuf_iterator<char>(file), {});
})
