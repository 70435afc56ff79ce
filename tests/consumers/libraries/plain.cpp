#include <exception>
#include <string>

// Returns 1 from a catch clause, which exists only if this is compiled with the function's exceptions.
int one() {
  try {
    return std::stoi("one");
  } catch (const std::exception&) {
    return 1;
  }
}
