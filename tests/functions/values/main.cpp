// emscripten::val as an input, a result and a member of either; the types it is used with; and JavaScript errors in C++.
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <vector>

#include <emscripten/val.h>

#include <lambda_wasm.hpp>

using emscripten::val;

namespace {

struct Wish {
  std::string what;
  std::optional<val> value;
};
LAMBDA_WASM_DESCRIBE(Wish, (what, "do"), value)

std::uint32_t destroyed = 0;

struct Made {
  std::string what;
  std::optional<val> value{};
  std::vector<val> values{};
  std::uint32_t objects_destroyed = destroyed;
};
LAMBDA_WASM_DESCRIBE(Made, what, value, values, (objects_destroyed, "destroyed"))

struct Large {
  volatile char room[1000];
  ~Large() { ++destroyed; }
};

// Throws a TypeError through a frame that owns an object.
[[gnu::noinline]] void call_nothing(const val& value) {
  Large large;
  large.room[0] = 1;
  value.call<void>("nothing");
}

val make_types() {
  val list = val::array();
  list.call<void>("push", true, -1, 2u, 3.5f, 4.5, std::string("f\u00efve"), -6l, 7ul, val(8));
  list.call<void>("push", list[0].as<bool>(), list[1].as<int>(), list[2].as<unsigned>(), list[3].as<float>(),
                  list[4].as<double>(), list[5].as<std::string>(), list[6].as<long>(), list[7].as<unsigned long>(),
                  list[8].as<val>());
  return list;
}

Made make(const Wish& wish) {
  const val value = wish.value.value_or(val::undefined());
  if (wish.what == "echo") return {wish.what, value, {value, value}};
  if (wish.what == "types") return {wish.what, make_types()};
  if (wish.what == "short") return {wish.what, val(static_cast<short>(5))};
  if (wish.what == "call") call_nothing(value);
  if (wish.what == "throw") value.throw_();
  if (wish.what == "catch") {
#if LAMBDA_WASM_EXCEPTIONS
    try {
      call_nothing(value);
    } catch (const std::exception&) {
      return {"caught as std::exception"};
    } catch (...) {
      return {"caught by ..."};
    }
#endif
  }
  return {wish.what};
}

val later(val event) { return val::global("Promise").call<val>("resolve", event); }

std::uint32_t count(const val& list) { return list["length"].as<std::uint32_t>(); }
val call(const val& function) { return function(); }

}  // namespace

LAMBDA_WASM_HANDLER(make)
LAMBDA_WASM_EXPORT(later, later)
LAMBDA_WASM_FUNCTION(count)
LAMBDA_WASM_FUNCTION(call)
