// Waiting as a user of embind writes it: co_await of a val, and five reads of its value.

#include <string>

#include <emscripten/bind.h>
#include <emscripten/val.h>

using emscripten::val;

namespace {

val handler(val waits) {
  const val promise = val::global("settled")["order"];
  const int times = waits["times"].as<int>();
  double sum = 0;
  for (int i = 0; i < times; ++i) {
    const val order = co_await promise;
    sum += order["id"].as<int>() + order["price"].as<double>() + order["count"].as<int>() +
           static_cast<double>(order["sku"].as<std::string>().size()) + (order["paid"].as<bool>() ? 1 : 0);
  }
  co_return val(sum);
}

}  // namespace

EMSCRIPTEN_BINDINGS(waits) { emscripten::function("handler", &handler); }
