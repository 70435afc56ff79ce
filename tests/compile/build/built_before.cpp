// Compiled without exceptions of Wasm, this has no catch clause.
#include <exception>
#include <string>

int number(const std::string& text) {
  try {
    return std::stoi(text);
  } catch (const std::exception&) {
    return 0;
  }
}
