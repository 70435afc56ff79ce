#include <exception>
#include <string>

// 1, by a catch clause that is there only if this is compiled with the exceptions of the function.
int one() {
  try {
    return std::stoi("one");
  } catch (const std::exception&) {
    return 1;
  }
}
