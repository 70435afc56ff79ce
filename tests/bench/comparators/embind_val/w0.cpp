// W0: nothing.
#include <emscripten/bind.h>
#include <emscripten/val.h>

EMSCRIPTEN_BINDINGS(w0) {
  emscripten::function("handler", +[](emscripten::val) { return emscripten::val::undefined(); });
}
