// embind bindings of the user's, and a handler that uses them.
#include <emscripten/bind.h>

#include <lambda_wasm.hpp>

namespace {

class Counter {
 public:
  explicit Counter(int start) : count_(start) {}
  int next() { return ++count_; }

 private:
  int count_;
};

std::string twice(const std::string& text) { return text + text; }

}  // namespace

EMSCRIPTEN_BINDINGS(counter) {
  emscripten::class_<Counter>("Counter").constructor<int>().function("next", &Counter::next);
  emscripten::function("twice", &twice);
  emscripten::register_vector<int>("Integers");
}

LAMBDA_WASM_HANDLER([](int start) {
  emscripten::val counter = emscripten::val(Counter(start));
  counter.call<int>("next");
  return counter.call<int>("next");
})
