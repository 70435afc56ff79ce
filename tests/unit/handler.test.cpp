// Alone: names of its own types.
#include <catch_amalgamated.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <lambda_wasm/handler.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/cancelled.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/task/stopping.hpp>
#include <lambda_wasm/task/when_all.hpp>
#include <lambda_wasm/testing/invoke.hpp>

using namespace lambda_wasm;
using testing::invoke;
using testing::Outcome;

namespace shop {

enum class Size { small, large, unnamed };
LAMBDA_WASM_DESCRIBE_ENUM(Size, small, large)

struct Order {
  std::string sku;
  int count = 1;
  Size size = Size::small;
  std::optional<std::string> note;
};
LAMBDA_WASM_DESCRIBE(Order, sku, (count, defaulted), (size, defaulted), note)

struct Receipt {
  std::string sku;
  double total = 0;
};
LAMBDA_WASM_DESCRIBE(Receipt, sku, total)

struct OutOfStock : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct Closed : Error {
  Closed() : Error("come back later") {}
};
struct Plain {};
template <class T>
struct Of : std::exception {
  const char* what() const noexcept override { return "of something"; }
};

Receipt buy(const Order& order) { return {order.sku, 1.25 * order.count}; }
std::string greet() noexcept { return "hello"; }
std::string of_context(const Context& context) { return std::string(context.request_id()); }
std::string of_both(Order order, const Context& context) { return order.sku + " for " + std::string(context.request_id()); }

}  // namespace shop

namespace {

const std::string pears = R"({"sku":"pear","count":2})";

// The form of a callable, as text.
template <class Callable>
constexpr bool is_handler() {
  if constexpr (detail::HasSignature<Callable>) {
    using Form = detail::Form<typename detail::SignatureOf<Callable>::parameters>;
    return Form::is_possible && detail::InputCodec<typename Form::input>::is_possible;
  } else {
    return false;
  }
}
template <class Input, class Value>
constexpr bool is_result = detail::ResultCodec<Input, Value>::is_possible;

Task<> sleeping() { co_await sleep_for(std::chrono::milliseconds(1)); }

void check_failure(const Outcome& outcome, std::string_view type, std::string_view message) {
  CHECK(outcome.failed);
  CHECK(outcome.error_type == type);
  CHECK(outcome.error_message == message);
  CHECK(outcome.reply.empty());
}

}  // namespace

TEST_CASE("a handler takes nothing, an input, a context, or both") {
  CHECK(invoke(shop::greet, pears).reply == R"("hello")");
  CHECK(invoke(shop::buy, pears).reply == R"({"sku":"pear","total":2.5})");
  CHECK(invoke(shop::of_context, pears, R"({"awsRequestId":"r-1"})").reply == R"("r-1")");
  CHECK(invoke(shop::of_both, pears, R"({"awsRequestId":"r-1"})").reply == R"("pear for r-1")");
}

TEST_CASE("an input is taken as a reference, by value or to be moved from") {
  CHECK(invoke([](const shop::Order& order) { return order.sku; }, pears).reply == R"("pear")");
  CHECK(invoke([](shop::Order& order) { return std::move(order.sku); }, pears).reply == R"("pear")");
  CHECK(invoke([](shop::Order order) { return std::move(order.sku); }, pears).reply == R"("pear")");
  CHECK(invoke([](shop::Order&& order) { return std::move(order.sku); }, pears).reply == R"("pear")");
  CHECK(invoke([](const shop::Order order, const Context&) { return order.sku; }, pears).reply == R"("pear")");
  CHECK(invoke([](std::string_view text) { return text; }, R"("é")").reply == R"("é")");
}

TEST_CASE("any callable with one form is a handler") {
  struct Object {
    int operator()(int value) const noexcept { return value + 1; }
  };
  CHECK(invoke(Object{}, "1").reply == "2");
  CHECK(invoke([count = 0](int by) mutable { return count += by; }, "3").reply == "3");
  CHECK(invoke([](int value) noexcept { return value; }, "3").reply == "3");
  CHECK(invoke(std::function<int()>([] { return 4; }), "null").reply == "4");
  CHECK(invoke([owned = std::make_unique<int>(5)] { return *owned; }, "null").reply == "5");
  STATIC_REQUIRE(is_handler<shop::Receipt (*)(const shop::Order&)>());
  STATIC_REQUIRE(is_handler<std::string (*)() noexcept>());
}

TEST_CASE("other callables are not handlers") {
  const auto generic = [](auto value) { return value; };
  struct Overloaded {
    int operator()(int) const { return 0; }
    int operator()(bool) const { return 0; }
  };
  STATIC_REQUIRE_FALSE((is_handler<decltype(generic)>() || is_handler<Overloaded>() || is_handler<int>()));
  STATIC_REQUIRE_FALSE(is_handler<int (*)(int, int)>());
  STATIC_REQUIRE_FALSE(is_handler<int (*)(const Context&, int)>());
  STATIC_REQUIRE_FALSE(is_handler<int (*)(const Context&, const Context&)>());
  STATIC_REQUIRE_FALSE(is_handler<int (*)(int, Context&)>());
  STATIC_REQUIRE_FALSE(is_handler<int (*)(Context)>());
  STATIC_REQUIRE_FALSE(is_handler<int (*)(int, const Context&, int)>());
  STATIC_REQUIRE_FALSE((is_handler<int (*)(const char*)>() || is_handler<int (*)(shop::Plain)>()));
  STATIC_REQUIRE_FALSE((is_result<detail::Nothing, shop::Plain> || is_result<detail::Nothing, const char*>));
}

TEST_CASE("every kind of result is the reply") {
  CHECK(invoke([] {}, "1").reply == "null");
  CHECK(invoke([] { return true; }, "1").reply == "true");
  CHECK(invoke([] { return std::numeric_limits<std::uint64_t>::max(); }, "1").reply == "18446744073709551615");
  CHECK(invoke([] { return std::numeric_limits<double>::quiet_NaN(); }, "1").reply == "null");
  CHECK(invoke([] { return std::string("a\"é"); }, "1").reply == R"("a\"é")");
  CHECK(invoke([] { return std::optional<int>(); }, "1").reply == "null");
  CHECK(invoke([] { return std::vector<std::optional<int>>{1, {}, 3}; }, "1").reply == "[1,null,3]");
  CHECK(invoke([] { return std::array<bool, 2>{true, false}; }, "1").reply == "[true,false]");
  CHECK(invoke([] { return std::map<std::string, double>{{"b", 0.5}, {"2", 1}, {"10", 2}}; }, "1").reply ==
        R"({"2":1,"10":2,"b":0.5})");
  CHECK(invoke([] { return Bytes("\xff"); }, "1").reply == R"("/w==")");
  CHECK(invoke([] { return shop::Size::large; }, "1").reply == R"("large")");
  CHECK(invoke([] { return shop::Order{"x", 2, shop::Size::large, "y"}; }, "1").reply ==
        R"({"sku":"x","count":2,"size":"large","note":"y"})");
}

TEST_CASE("a result may be a reference or a view into the input") {
  static const std::string kept = "kept";
  CHECK(invoke([]() -> const std::string& { return kept; }, "1").reply == R"("kept")");
  const auto words = [](const std::vector<std::string_view>& all) { return all.back(); };
  CHECK(invoke(words, R"(["one","two"])").reply == R"("two")");
  CHECK(invoke([](const shop::Order& order) -> const std::string& { return order.sku; }, pears).reply == R"("pear")");
}

TEST_CASE("defaulted fields that are absent or null keep their initialisers") {
  const auto echo = [](const shop::Order& order) { return order; };
  CHECK(invoke(echo, R"({"sku":"x"})").reply == R"({"sku":"x","count":1,"size":"small"})");
  CHECK(invoke(echo, R"({"sku":"x","count":null,"size":null,"note":null})").reply == R"({"sku":"x","count":1,"size":"small"})");
}

TEST_CASE("a warm-up calls nothing and replies with a default result") {
  int calls = 0;
  const auto warmed_up = [](auto handler) {
    wire::Block block;
    wire::write_message(block, std::vector<int>{10, 10, 10, 10});  // from an earlier reply
    const detail::Status status = detail::HandlerOf<decltype(handler)>::invoke(handler, {}, block, detail::Pass::warm_up);
    if (status == detail::Status::result) return std::optional(std::string(block.text, block.text_size));
    CHECK(std::vector(block.words, block.words + 3) == std::vector<std::uint32_t>{0, 0, 0});  // a failure without a handle
    return std::optional<std::string>();
  };
  CHECK(warmed_up([&] { return ++calls; }) == "");
  CHECK(warmed_up([&] { ++calls; }) == "");
  CHECK(warmed_up([&](const Context&) { return ++calls, std::string("called"); }) == "");
  // References, and types without a default constructor that never throws, are not warmed up.
  CHECK(warmed_up([&]() -> const int& { return ++calls; }) == std::nullopt);
  CHECK(warmed_up([&]() { return ++calls, Result<int>(1); }) == std::nullopt);
  // The same for a handler that returns a task.
  const auto begun = [&](auto value) -> Task<decltype(value)> {
    ++calls;
    co_return value;
  };
  CHECK(warmed_up([&] { return ++calls, begun(1); }) == "");
  CHECK(warmed_up([&]() -> Task<> { return ++calls, sleeping(); }) == "");
  CHECK(warmed_up([&](const Context&) { return ++calls, begun(std::string("called")); }) == "");
  CHECK(warmed_up([&] { return ++calls, begun(Result<int>(1)); }) == std::nullopt);
  CHECK(calls == 0);
}

TEST_CASE("an input that does not fit is a failure, and the handler is not called") {
  bool called = false;
  const auto handler = [&](const shop::Order&) { called = true; };
  check_failure(invoke(handler, R"({"count":2})"), error_type::invalid_event,
                "The value at /sku does not fit: expected string, found nothing.");
  check_failure(invoke(handler, R"({"sku":"x","size":"huge"})"), error_type::invalid_event,
                R"(The value at /size does not fit: expected one of "small", "large", found string "huge".)");
  check_failure(invoke(handler, "[]"), error_type::invalid_event, "The value does not fit: expected object, found array.");
  CHECK_FALSE(called);
}

TEST_CASE("a Result is its value or its failure") {
  const auto handler = [](int number) -> Result<std::string> {
    switch (number) {
      case 0:
        return Error("shop::Closed", "come back later");
      case 1:
        return HttpError(404, "no such order");
      case 2:
        return Failure(Error("shop::Passed", "on"));
      default:
        return "fine";
    }
  };
  CHECK(invoke(handler, "3").reply == R"("fine")");
  check_failure(invoke(handler, "0"), "shop::Closed", "come back later");
  check_failure(invoke(handler, "1"), error_type::http_error, "no such order");
  check_failure(invoke(handler, "2"), "shop::Passed", "on");

  const auto nothing = [](bool fails) -> Result<void> {
    if (fails) return Error("failed");
    return {};
  };
  CHECK(invoke(nothing, "false").reply == "null");
  check_failure(invoke(nothing, "true"), error_type::error, "failed");
  CHECK(invoke([]() -> Result<std::vector<int>> { return std::vector{1}; }, "1").reply == "[1]");
}

TEST_CASE("exceptions become failures with the name of their C++ type") {
  check_failure(invoke([] { throw shop::OutOfStock("no pears"); }, "1"), "shop::OutOfStock", "no pears");
  check_failure(invoke([] { throw std::out_of_range("far"); }, "1"), "std::out_of_range", "far");
  check_failure(invoke([] { throw shop::Of<shop::Plain>(); }, "1"), "shop::Of<shop::Plain>", "of something");
  CHECK(invoke([] { throw std::bad_alloc(); }, "1").error_type == "std::bad_alloc");
  CHECK(invoke([] { return std::vector<int>().at(1); }, "1").error_type == "std::out_of_range");
}

TEST_CASE("the SDK's own errors name themselves") {
  check_failure(invoke([] { throw Error("shop::Closed", "come back later"); }, "1"), "shop::Closed", "come back later");
  check_failure(invoke([] { throw Error("plain"); }, "1"), error_type::error, "plain");
  check_failure(invoke([] { throw HttpError(503, "busy"); }, "1"), error_type::http_error, "busy");
  check_failure(invoke([] { throw HttpError(404); }, "1"), error_type::http_error, "");
  using namespace std::string_view_literals;
  check_failure(invoke([] { throw Error("shop::Closed", std::string("come\0back"sv)); }, "1"), "shop::Closed", "come\0back"sv);
}

TEST_CASE("a thrown value that is not a std::exception is named too") {
  const std::string message = "An exception was thrown that is not a std::exception.";
  check_failure(invoke([] { throw 5; }, "1"), "int", message);
  check_failure(invoke([] { throw "text"; }, "1"), "const char*", "text");
  check_failure(invoke([] { throw shop::Plain(); }, "1"), "shop::Plain", message);
  check_failure(invoke([] { throw std::make_unique<int>(1); }, "1"), "std::unique_ptr<int, std::default_delete<int>>", message);
}

TEST_CASE("a type derived from Error is named like any exception") {
  check_failure(invoke([] { throw shop::Closed(); }, "1"), "shop::Closed", "come back later");
}

TEST_CASE("invalid UTF-8 in a message crosses as U+FFFD") {
  check_failure(invoke(
                    [] {
                      throw std::runtime_error(
                          "a\xff"
                          "b");
                    },
                    "1"),
                "std::runtime_error",
                "a\ufffd"
                "b");
}

TEST_CASE("a result that cannot be written is a failure") {
  check_failure(invoke([] { return shop::Size::unnamed; }, "1"), error_type::invalid_result,
                "The result has an enum value that LAMBDA_WASM_DESCRIBE_ENUM does not name.");
  check_failure(invoke([] { return std::vector<shop::Order>{{"x", 1, shop::Size::unnamed, {}}}; }, "1"),
                error_type::invalid_result, "The result has an enum value that LAMBDA_WASM_DESCRIBE_ENUM does not name.");
}

TEST_CASE("a handler's objects are destroyed when it fails") {
  struct Counted {
    int& count;
    explicit Counted(int& counter) : count(counter) { ++count; }
    ~Counted() { --count; }
  };
  int alive = 0;
  CHECK(invoke(
            [&] {
              const Counted counted(alive);
              throw shop::Plain();
            },
            "1")
            .failed);
  CHECK(alive == 0);
}

TEST_CASE("an input's views into the event stay valid during the handler") {
  const auto handler = [](const std::vector<std::pair<std::string_view, std::string_view>>& pairs, const Context& context) {
    const std::string_view id = context.request_id(), name = context.function_name();
    std::string all;
    for (const auto& [key, value] : pairs) all.append(key).append("=").append(value).append(" ");
    return all.append(id).append(name);
  };
  CHECK(invoke(handler, R"({"a":"é","b":"","a":"2"})", R"({"awsRequestId":"r","functionName":"f"})").reply == R"("a=2 b= rf")");
}

TEST_CASE("a handler's descriptor has the schemas of its input and its result") {
  using Buy = detail::HandlerOf<decltype(&shop::buy)>;
  STATIC_REQUIRE(std::is_same_v<Buy::InputWire, shop::Order>);
  STATIC_REQUIRE(std::is_same_v<Buy::ResultWire, shop::Receipt>);
  using Greet = detail::HandlerOf<decltype(&shop::greet)>;
  STATIC_REQUIRE(std::is_same_v<Greet::InputWire, detail::Nothing>);
  using OfContext = detail::HandlerOf<decltype(&shop::of_context)>;
  STATIC_REQUIRE(std::is_same_v<OfContext::InputWire, detail::Nothing>);
  const auto nothing = []() -> Result<void> { return {}; };
  STATIC_REQUIRE(std::is_same_v<detail::HandlerOf<decltype(nothing)>::ResultWire, detail::Nothing>);
}

// ---- handlers that return a task

namespace shop {

struct Alive {
  static inline int count = 0;
  Alive() { ++count; }
  Alive(const Alive&) = delete;
  Alive& operator=(const Alive&) = delete;
  ~Alive() { --count; }
};

Task<Receipt> buy_later(const Order& order) {
  const Alive alive;
  co_await sleep_for(std::chrono::milliseconds(5));
  co_return buy(order);
}
Task<Receipt> buy_at_once(Order order) { co_return buy(order); }

}  // namespace shop

namespace {

using std::chrono_literals::operator""ms;
using std::chrono_literals::operator""h;

// Sets the margin for as long as it lives.
struct Margin {
  explicit Margin(const char* milliseconds) { setenv("LAMBDA_WASM_DEADLINE_MARGIN", milliseconds, 1); }
  Margin(const Margin&) = delete;
  Margin& operator=(const Margin&) = delete;
  ~Margin() { unsetenv("LAMBDA_WASM_DEADLINE_MARGIN"); }
};

constexpr std::string_view too_long = "The function's time was almost over.";

// Returns the time in milliseconds when it is cancelled, by the clock of the test.
Task<double> stopped_at() {
  try {
    co_await sleep_for(1h);
  } catch (const Cancelled&) {
    co_return edge::detail::running_loop().time().count();
  }
  co_return -1;
}

}  // namespace

TEST_CASE("a handler may return a task of every kind of result") {
  CHECK(invoke(shop::buy_later, pears).reply == R"({"sku":"pear","total":2.5})");
  CHECK(invoke(shop::buy_at_once, pears).reply == R"({"sku":"pear","total":2.5})");
  CHECK(invoke([]() -> Task<std::string> { co_return "hello"; }, "1").reply == R"("hello")");
  CHECK(invoke([](int value) -> Task<int> { co_return value + 1; }, "1").reply == "2");
  CHECK(invoke([]() -> Task<> { co_await sleep_for(1ms); }, "1").reply == "null");
  CHECK(invoke([]() -> Task<> { co_return; }, "1").reply == "null");
  CHECK(invoke([]() -> Task<std::vector<int>> { co_return std::vector{1, 2}; }, "1").reply == "[1,2]");
  CHECK(invoke([]() -> Task<std::optional<int>> { co_return std::nullopt; }, "1").reply == "null");
  CHECK(invoke([]() -> Task<shop::Size> { co_return shop::Size::large; }, "1").reply == R"("large")");
  const auto both = [](shop::Order order, const Context& context) -> Task<std::string> {
    co_await sleep_for(1ms);
    co_return order.sku + " for " + std::string(context.request_id());
  };
  CHECK(invoke(both, pears, R"({"awsRequestId":"r-1"})").reply == R"("pear for r-1")");
  CHECK(invoke([](int value) { return shop::buy_at_once({"x", value, {}, {}}); }, "2").reply == R"({"sku":"x","total":2.5})");
  CHECK(invoke(std::function<Task<int>(int)>([](int value) -> Task<int> { co_return value; }), "3").reply == "3");
  CHECK(shop::Alive::count == 0);
}

TEST_CASE("a task's Result is its value or its failure") {
  const auto handler = [](int which) -> Task<Result<std::string>> {
    if (which >= 2) co_await sleep_for(1ms);
    switch (which % 2) {
      case 0:
        co_return "fine";
      default:
        co_return which == 1 ? Failure(Error("shop::Closed", "come back later")) : Failure(HttpError(404, "no such order"));
    }
  };
  CHECK(invoke(handler, "0").reply == R"("fine")");
  check_failure(invoke(handler, "1"), "shop::Closed", "come back later");
  CHECK(invoke(handler, "2").reply == R"("fine")");
  check_failure(invoke(handler, "3"), error_type::http_error, "no such order");
  const auto nothing = [](int which) -> Task<Result<void>> {
    if (which == 0) co_return Error("shop::Closed", "come back later");
    co_return {};
  };
  check_failure(invoke(nothing, "0"), "shop::Closed", "come back later");
  CHECK(invoke(nothing, "1").reply == "null");
}

TEST_CASE("an exception of a task becomes a failure like that of a handler") {
  const auto handler = [](int which) -> Task<int> {
    const shop::Alive alive;
    if (which >= 10) co_await sleep_for(1ms);
    switch (which % 10) {
      case 0:
        throw shop::OutOfStock("no pears");
      case 1:
        throw Error("shop::Closed", "come back later");
      case 2:
        throw HttpError(503, "busy");
      case 3:
        throw shop::Plain();
      default:
        throw shop::Closed();
    }
    co_return 0;
  };
  for (const int waits : {0, 10}) {
    const auto outcome = [&](int which) { return invoke(handler, std::to_string(which + waits)); };
    check_failure(outcome(0), "shop::OutOfStock", "no pears");
    check_failure(outcome(1), "shop::Closed", "come back later");
    check_failure(outcome(2), error_type::http_error, "busy");
    check_failure(outcome(3), "shop::Plain", "An exception was thrown that is not a std::exception.");
    check_failure(outcome(4), "shop::Closed", "come back later");
  }
  CHECK(shop::Alive::count == 0);
}

TEST_CASE("a handler that throws before it returns its task fails like any other") {
  const auto handler = [](std::string_view which) -> Task<int> {
    if (which == "stock") throw shop::OutOfStock("no pears");
    if (which == "http") throw HttpError(503, "busy");
    if (which == "cancelled") throw Cancelled();
    return [](std::size_t size) -> Task<int> { co_return static_cast<int>(size); }(which.size());
  };
  CHECK(invoke(handler, R"("four")").reply == "4");
  check_failure(invoke(handler, R"("stock")"), "shop::OutOfStock", "no pears");
  check_failure(invoke(handler, R"("http")"), error_type::http_error, "busy");
  check_failure(invoke(handler, R"("cancelled")"), "lambda_wasm::Cancelled", "The task was cancelled.");
}

TEST_CASE("an input that does not fit a task's handler is a failure") {
  check_failure(invoke(shop::buy_later, "{}"), error_type::invalid_event, invoke(shop::buy, "{}").error_message);
}

TEST_CASE("a task's arguments stay valid while it waits") {
  const std::string event =
      R"({"sku":"a pear that does not fit into a short string","count":3,"note":"and another text of some length"})";
  const auto reference = [](const shop::Order& order, const Context& context) -> Task<std::string> {
    const std::string_view sku = order.sku, note = *order.note, id = context.request_id();
    for (int i = 0; i < 3; ++i) co_await sleep_for(1ms);
    co_return std::string(sku) + ", " + std::string(note) + ", " + std::string(id);
  };
  CHECK(invoke(reference, event, R"({"awsRequestId":"request-of-some-length"})").reply ==
        R"("a pear that does not fit into a short string, and another text of some length, request-of-some-length")");
  const auto view = [](std::string_view text) -> Task<std::string_view> {
    co_await sleep_for(1ms);
    co_return text;
  };
  const std::string text = '"' + std::string(100'000, 'x') + '"';
  CHECK(testing::invoke(view, text).reply == text);
  const auto views = [](const std::vector<std::string_view>& texts) -> Task<std::string> {
    co_await sleep_for(1ms);
    co_return std::string(texts.at(0)) + std::string(texts.at(1));
  };
  CHECK(invoke(views, R"(["a text that is long enough to be none of short ones","b"])").reply ==
        R"("a text that is long enough to be none of short onesb")");
}

TEST_CASE("a context returns the remaining time, also after waits") {
  const auto handler = [](const Context& context) -> Task<std::vector<int>> {
    const auto before = context.remaining_time();
    co_await sleep_for(500ms);
    const auto after = context.remaining_time();
    co_return std::vector{static_cast<int>(before.count()), static_cast<int>(after.count())};
  };
  const Outcome outcome = invoke(handler, "1", R"({"getRemainingTimeInMillis":900})");
  int before = 0, after = 0;
  REQUIRE(std::sscanf(outcome.reply.c_str(), "[%d,%d]", &before, &after) == 2);
  CHECK(before <= 900);
  CHECK(before - after >= 499);
}

TEST_CASE("a task that waits until its deadline fails as cancelled, and its objects are destroyed") {
  const auto handler = [](int which) -> Task<int> {
    const shop::Alive alive;
    if (which == 0) co_await sleep_for(1h);
    if (which == 1) co_await unstoppable(sleep_for(1h));
    const shop::Order order;
    if (which == 2) co_await when_all(shop::buy_later(order), sleep_for(1h), unstoppable(sleep_for(1ms)));
    co_return 0;
  };
  for (const char* which : {"0", "1", "2"}) {
    check_failure(invoke(handler, which), "lambda_wasm::Cancelled", too_long);
    CHECK(shop::Alive::count == 0);
  }
  CHECK(invoke(handler, "3").reply == "0");
}

TEST_CASE("a Cancelled that the program throws is not taken for the deadline's") {
  const auto handler = []() -> Task<int> {
    StopSource source;
    source.request_stop();
    co_await with_stop(source.token(), sleep_for(1ms));
    co_return 0;
  };
  check_failure(invoke(handler, "1"), "lambda_wasm::Cancelled", "The task was cancelled.");
}

TEST_CASE("a cancelled task may still return a reply") {
  CHECK(invoke(stopped_at, "1", R"({"getRemainingTimeInMillis":1000})").reply == "800");

  // It has half of the remaining time to clean up.
  const auto cleaning = [](int milliseconds) -> Task<std::string> {
    bool is_stopped = false;
    try {
      co_await sleep_for(1h);
    } catch (const Cancelled&) {
      is_stopped = true;
    }
    if (is_stopped) co_await unstoppable(sleep_for(std::chrono::milliseconds(milliseconds)));
    co_return "cleaned up";
  };
  CHECK(invoke(cleaning, "10").reply == R"("cleaned up")");
  check_failure(invoke(cleaning, "5000"), "lambda_wasm::Cancelled", too_long);
  // A task that continues to wait is cancelled again.
  const auto stubborn = []() -> Task<std::string> {
    std::string log;
    for (int i = 0; i < 3; ++i) {
      try {
        co_await sleep_for(1h);
      } catch (const Cancelled&) {
        log += "stop ";
      }
    }
    co_return log;
  };
  CHECK(invoke(stubborn, "1").reply == R"("stop stop stop ")");
}

TEST_CASE("LAMBDA_WASM_DEADLINE_MARGIN sets the margin before the deadline, which is at most half of the time") {
  const auto stopped = [](const char* context) { return invoke(stopped_at, "1", context).reply; };
  {
    const Margin margin("600");
    CHECK(stopped(R"({"getRemainingTimeInMillis":1000})") == "500");
    CHECK(stopped("{}") == "2400");
  }
  const Margin margin("0");
  CHECK(stopped("{}") == "3000");
}

TEST_CASE("an exported callable is constructed in place") {
  struct Fixed {
    std::atomic<int> calls = 0;
    Fixed() = default;
    Fixed(const Fixed&) = delete;
    Fixed& operator=(const Fixed&) = delete;
    int operator()() { return ++calls; }
  };
  static auto exported = [] {
    using lambda_wasm::buffered;
    return Fixed();
  }();
  CHECK(invoke(exported, "null").reply == "1");
  static auto in_one_piece = [] {
    using lambda_wasm::buffered;
    return [](int number) { return number + 1; }, buffered;
  }();
  static_assert(std::is_same_v<decltype(in_one_piece), detail::Buffered<decltype(in_one_piece.callable)>>);
  CHECK(in_one_piece.callable(1) == 2);
}
