// Names that a program may use: words of the SDK's macros and namespaces, and others with a meaning to a compiler.

#include <string>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace handlers {
std::string buffered() { return ""; }
LAMBDA_WASM_EXPORT(buffered, buffered)
LAMBDA_WASM_FUNCTION(buffered)
std::string handler() { return ""; }
LAMBDA_WASM_HANDLER(handler)
lw::Task<> lambda(lw::ResponseStream& stream) { co_await stream.write("x"); }
LAMBDA_WASM_EXPORT(lambda, lambda, buffered)
LAMBDA_WASM_EXPORT(delete, [] {
  int number = 1, callable = 2;
  return number + callable;
})
}  // namespace handlers

namespace qualified {
namespace {
lw::Task<> buffered(lw::ResponseStream& stream) { co_await stream.write("x"); }
}  // namespace
LAMBDA_WASM_EXPORT(qualified, qualified::buffered, buffered)
}  // namespace qualified

namespace variables {
std::string message, block, name, callable, defaulted;
struct Order {
  int defaulted, buffered, name, field, value, number, callable, type, detail, lambda_wasm, strict, argument;
};
LAMBDA_WASM_DESCRIBE(Order, (defaulted, defaulted), buffered, name, field, (value, "defaulted_value", defaulted), number,
                     callable, type, detail, lambda_wasm, strict, argument)
int order(const Order& order) { return order.defaulted; }
LAMBDA_WASM_EXPORT(order, order)
LAMBDA_WASM_FUNCTION(order)
}  // namespace variables

namespace types {
struct defaulted {
  int a;
};
LAMBDA_WASM_DESCRIBE(defaulted, (a, defaulted))
struct buffered {
  int a;
  LAMBDA_WASM_DESCRIBE_EVENT(buffered, (a, "b", defaulted))
};
enum class Type { Field, defaulted, buffered, value, text };
LAMBDA_WASM_DESCRIBE_ENUM(Type, Field, defaulted, (buffered, "defaulted_type"), value, text)
defaulted Field(const buffered& in) { return {in.a}; }
LAMBDA_WASM_EXPORT(Field, Field)
Type Status(Type in) { return in; }
LAMBDA_WASM_EXPORT(Status, Status)
}  // namespace types

namespace namespaces {
namespace lambda_wasm::detail {}
namespace detail {}
namespace host {}
namespace wire {}
namespace edge {}
namespace std {}
struct Point {
  int x = 0;
};
LAMBDA_WASM_DESCRIBE(Point, x)
Point point(const Point& in) { return in; }
LAMBDA_WASM_EXPORT(point, point)
LAMBDA_WASM_FUNCTION(point)
LAMBDA_WASM_INIT([] {})
}  // namespace namespaces

// Functions that accept any argument. Argument-dependent lookup finds them when the SDK calls its own function of that name.
namespace greedy {
template <class... Values>
void when_any(Values&&...) = delete;
template <class... Values>
void when_all(Values&&...) = delete;
template <class... Values>
void write(Values&&...) = delete;
template <class... Values>
void format(Values&&...) = delete;
struct Answer {
  int value = 0;
};
LAMBDA_WASM_DESCRIBE(Answer, value)
lw::Task<Answer> answer() { co_return Answer{}; }
lw::Task<Answer> ask() {
  co_await lw::when_all(answer(), answer());
  co_await lw::when_any(answer(), answer());
  lw::log::info("{}", Answer{}, lw::log::field("answer", Answer{}));
  co_return co_await lw::timeout(answer(), std::chrono::seconds(1));
}
LAMBDA_WASM_EXPORT(ask, ask)
}  // namespace greedy

// The SDK's macros inside other macros.
#define TWICE(name, ...)                \
  LAMBDA_WASM_EXPORT(name, __VA_ARGS__) \
  LAMBDA_WASM_EXPORT(name##_again, __VA_ARGS__)
TWICE(twice, [](int value) { return value; })
