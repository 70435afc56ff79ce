// A function that ends itself before its first event, in a static initialiser or in LAMBDA_WASM_INIT. The environment variable FAULT
// selects how, as in `static abort` or `init trap`.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

int overflow(int depth) {
  volatile char frame[4096];
  frame[0] = static_cast<char>(depth);
  return overflow(depth + 1) + frame[0];
}

void* volatile last;  // volatile, so that the compiler cannot remove the allocation

void end(std::string_view how) {
  if (how == "trap") __builtin_trap();
  if (how == "abort") std::abort();
  if (how == "exit") std::exit(3);
  if (how == "stack") overflow(0);
  if (how == "wild") *reinterpret_cast<volatile int*>(0x7ffffff0) = 1;
  if (how == "indirect") {
    void (*volatile nothing)() = reinterpret_cast<void (*)()>(std::uintptr_t{0x7ffffff0});
    nothing();
  }
  if (how == "memory") last = ::operator new(std::size_t{0x7fff0000});
}
void end_noexcept(std::string_view how) noexcept { end(how); }

bool end_in(std::string_view place) {
  const char* fault = std::getenv("FAULT");
  const std::string_view text = fault == nullptr ? "" : fault;
  if (text.starts_with(place)) {
    const std::string_view how = text.substr(place.size());
    if (how.starts_with("noexcept ")) end_noexcept(how.substr(9));
    end(how);
  }
  return true;
}

const bool is_begun = end_in("static ");

std::string handle(std::string_view how) {
  end(how);
  return is_begun ? "alive" : "";
}

}  // namespace

LAMBDA_WASM_INIT([] { end_in("init "); })
LAMBDA_WASM_HANDLER(handle)
#ifdef WAITS
LAMBDA_WASM_INIT([]() -> lw::Task<> {
  end_in("task ");
  co_return;
})
LAMBDA_WASM_EXPORT(task, [](std::string_view how) -> lw::Task<std::string> { co_return handle(how); })
#endif
