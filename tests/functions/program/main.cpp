// The environment that C++ programs expect: stdio, iostreams, environment variables, clocks, randomness, files.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <optional>
#include <random>
#include <sstream>
#include <string>

#include <lambda_wasm.hpp>

namespace {

struct Wish {
  std::string print;
  std::string stream;
  std::string error;
  std::string variable;
  std::string read;
  std::string write;
};
LAMBDA_WASM_DESCRIBE_EVENT(Wish, print, stream, error, variable, read, write)

struct Facts {
  std::optional<std::string> variable;
  std::optional<std::string> file;
  std::int64_t now = 0;  // milliseconds since the epoch
  bool is_steady = false;
  bool is_random = false;
};
LAMBDA_WASM_DESCRIBE(Facts, variable, file, now, is_steady, is_random)

Facts program(const Wish& wish) {
  Facts facts;
  if (!wish.print.empty()) std::printf("%s", wish.print.c_str());
  if (!wish.stream.empty()) std::cout << wish.stream;
  if (!wish.error.empty()) std::cerr << wish.error;
  if (!wish.variable.empty()) {
    if (const char* value = std::getenv(wish.variable.c_str())) facts.variable = value;
  }
  if (!wish.write.empty()) std::ofstream(wish.read) << wish.write;
  if (!wish.read.empty()) {
    if (std::ifstream file(wish.read); file) {
      std::ostringstream text;
      text << file.rdbuf();
      facts.file = text.str();
    }
  }
  const auto before = std::chrono::steady_clock::now();
  facts.now = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  facts.is_steady = std::chrono::steady_clock::now() >= before;
  std::random_device device;
  facts.is_random = device() != device() || device() != device();
  return facts;
}

}  // namespace

LAMBDA_WASM_HANDLER(program)
