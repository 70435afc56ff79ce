// Compiled without Wasm exceptions, this loses its catch clause.
#include <exception>
#include <string>

int number(const std::string& text) {
  try {
    return std::stoi(text);
  } catch (const std::exception&) {
    return 0;
  }
}
