#include <cstdio>
#include <fstream>
#include <string>

#include <lambda_wasm.hpp>

LAMBDA_WASM_HANDLER([](const std::string& text) {
  const std::string path = "/tmp/lambda_wasm_consumer.txt";
  std::ofstream(path) << text;
  std::string back;
  std::getline(std::ifstream(path), back);
  std::remove(path.c_str());
  return back;
})
