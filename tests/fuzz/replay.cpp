// The main of a target that only replays inputs, for compilers without libFuzzer: each argument is a file with an input.

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "fuzz.hpp"

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string input(std::istreambuf_iterator<char>(file), {});
    if (!file) {
      std::cerr << argv[i] << " cannot be read\n";
      return 1;
    }
    std::cerr << argv[i] << "\n";  // the last one printed is the one that failed
    const Exact exact(input);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(exact.view().data()), exact.view().size());
  }
  std::cerr << argc - 1 << " inputs have passed\n";
}
