// Alone: names of its own types.
#include <catch_amalgamated.hpp>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/task/as_result.hpp>
#include <lambda_wasm/task/stopping.hpp>
#include <lambda_wasm/testing/invoke.hpp>
#include <lambda_wasm/testing/run.hpp>

#include "tasks.hpp"

namespace stall {

struct OutOfStock : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct Closed : lambda_wasm::Error {
  Closed() : Error("stall::Closed", "come back later") {}
};
struct NoException {};

}  // namespace stall

using namespace lambda_wasm;
using namespace tasks;
using testing::run;

namespace {

void check_error(const Result<int>& result, std::string_view type, std::string_view message) {
  REQUIRE_FALSE(result);
  REQUIRE(result.error() != nullptr);
  CHECK(result.error()->type == type);
  CHECK(result.error()->message == message);
}

}  // namespace

TEST_CASE("as_result returns the value") {
  CHECK(*run(as_result(at_once(3))) == 3);
  CHECK(*run(as_result(value_after(5ms, 4))) == 4);
  const Result<void> slept = run(as_result(sleep_for(1ms)));
  CHECK(slept);
  const auto owner = []() -> Task<std::unique_ptr<int>> { co_return std::make_unique<int>(5); };
  CHECK(**run(as_result(owner())) == 5);
}

TEST_CASE("as_result holds the exception") {
  for (const auto time : {0ms, 5ms}) {
    check_error(run(as_result(failing_after(time, Error("stall::Closed", "come back later")))), "stall::Closed",
                "come back later");
    check_error(run(as_result(failing_after(time, stall::Closed()))), "stall::Closed", "come back later");
    check_error(run(as_result(failing_after(time, stall::OutOfStock("pears")))), "stall::OutOfStock", "pears");
    check_error(run(as_result(failing_after(time, std::out_of_range("far")))), "std::out_of_range", "far");
    check_error(run(as_result(failing_after(time, 3))), "int", "An exception was thrown that is not a std::exception.");
    check_error(run(as_result(failing_after(time, stall::NoException()))), "stall::NoException",
                "An exception was thrown that is not a std::exception.");

    const Result<int> http = run(as_result(failing_after(time, HttpError(404, "no such pear"))));
    REQUIRE_FALSE(http);
    REQUIRE(http.http_error() != nullptr);
    CHECK(http.http_error()->status == 404);
    CHECK(http.http_error()->detail == "no such pear");
  }
  CHECK(Alive::count == 0);
}

TEST_CASE("as_result returns a Result unchanged") {
  const auto task = [](int value) -> Task<Result<int>> {
    if (value < 0) co_return Error("stall::Negative", "below zero");
    if (value == 0) throw stall::OutOfStock("none");
    co_return value;
  };
  STATIC_REQUIRE(std::is_same_v<decltype(run(as_result(task(1)))), Result<int>>);
  CHECK(*run(as_result(task(1))) == 1);
  check_error(run(as_result(task(-1))), "stall::Negative", "below zero");
  check_error(run(as_result(task(0))), "stall::OutOfStock", "none");
}

TEST_CASE("as_result in a retry loop") {
  const auto flaky = [](int& tries) -> Task<int> {
    co_await sleep_for(1ms);
    if (++tries < 3) throw stall::OutOfStock("not yet");
    co_return tries;
  };
  const auto retry = [](auto of, int& tries) -> Task<int> {
    Result<int> result = co_await as_result(of(tries));
    for (int left = 5; !result && left > 0; --left) result = co_await as_result(of(tries));
    co_return *result;
  };
  int tries = 0;
  CHECK(run(retry(flaky, tries)) == 3);
  CHECK(tries == 3);
}

TEST_CASE("as_result holds a cancellation") {
  StopSource source;
  source.request_stop();
  check_error(run(with_stop(source.token(), as_result(value_after(1h, 1)))), "lambda_wasm::Cancelled", "The task was cancelled.");
}
