// Every failure that an instance survives, any number of times: the event's `what` selects the failure, and `how` what happens to it.
#include <malloc.h>

#include <chrono>
#include <cstdint>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <lambda_wasm.hpp>
#include <lambda_wasm/js/promise.hpp>

namespace lw = lambda_wasm;
using emscripten::val;
using std::chrono::milliseconds;

namespace {

struct Event {
  std::string_view what;
  std::string_view how;
  std::int32_t levels = 1;  // the number of coroutines that it leaves
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, what, how, levels)

struct Order {
  std::int32_t id;
};
LAMBDA_WASM_DESCRIBE(Order, id)

struct OutOfStock : std::runtime_error {
  std::string sku = "more text than a string holds in itself, so that a destructor has something to free";
  using std::runtime_error::runtime_error;
};

template <class>
struct Of : std::runtime_error {
  using std::runtime_error::runtime_error;
};

val outside(const char* name) { return val::global("outside").call<val>(name); }

void fail(std::string_view what) {
  if (what == "std") throw std::out_of_range("no such item");
  if (what == "own") throw OutOfStock("nothing left");
  if (what == "int") throw 42;
  if (what == "text") throw "a text";
  if (what == "string") throw std::string("a text that is longer than what a string holds in itself");
  if (what == "view") throw std::string_view("a view");
  if (what == "long long") throw 42LL;
  if (what == "template") throw Of<int>("of a template");
  if (what == "local") {
    struct Local : std::runtime_error {
      using std::runtime_error::runtime_error;
    };
    throw Local("of a class inside a function");
  }
  if (what == "error") throw lw::Error("shop::Closed", "come back tomorrow");
  if (what == "http") throw lw::HttpError(409, "not now");
  if (what == "cancelled") throw lw::Cancelled();
  if (what == "memory") throw std::bad_alloc();
}

/// Fails, and returns a description of the caught exception.
template <class Fail>
std::string caught(Fail&& fail) {
  try {
    fail();
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "something else";
  }
  return "nothing";
}

std::string sync(const Event& event) {
  const auto fails = [&] { fail(event.what); };
  if (event.how == "caught") return caught(fails);
  if (event.how == "caught and thrown again") {
    try {
      fails();
    } catch (...) {
      throw;
    }
  }
  std::exception_ptr kept;
  try {
    fails();
  } catch (...) {
    if (event.how == "nested") std::throw_with_nested(std::runtime_error("outer"));
    kept = std::current_exception();
  }
  if (event.how == "kept") std::rethrow_exception(kept);
  if (event.how == "kept and caught within") {  // handles one exception twice at the same time
    std::string texts;
    try {
      std::rethrow_exception(kept);
    } catch (...) {
      texts = caught([&] { std::rethrow_exception(kept); });
      texts += caught([&] { throw std::runtime_error("|another"); });
      texts += caught([&] { std::rethrow_exception(kept); });
    }
    return texts + caught([&] { std::rethrow_exception(std::move(kept)); });
  }
  if (event.how == "unnested") {
    return caught([&] {
      try {
        try {
          std::rethrow_exception(kept);
        } catch (...) {
          std::throw_with_nested(std::runtime_error("outer"));
        }
      } catch (const std::exception& outer) {
        std::rethrow_if_nested(outer);
      }
    });
  }
  fails();
  return "nothing";
}

lw::Result<std::string> result(const Event& event) {
  if (event.what == "http") return lw::HttpError(409, "not now");
  return lw::Error("shop::Closed", "come back tomorrow");
}

lw::Task<std::string> fail_below(const Event& event, std::int32_t levels) {
  const std::string_view what = event.what;
  if (levels > 1) co_return co_await fail_below(event, levels - 1);
  if (what == "rejection" || what == "rejection by a value")
    co_await lw::js::promise(outside(what == "rejection" ? "rejection" : "value"));
  if (what == "misfit") co_await lw::js::promise<Order>(outside("text"));
  if (what == "after a wait") {
    co_await lw::js::promise(outside("text"));
    fail("std");
  }
  if (what == "stopped") {
    lw::StopSource source;
    source.request_stop();
    co_await lw::with_stop(source.token(), lw::js::promise(outside("never")));
  }
  if (what == "timeout") co_await lw::timeout(lw::js::promise(outside("never")), milliseconds(0));
  if (what == "never") co_await lw::js::promise(outside("never"));
  if (what == "losers")
    co_await lw::when_any(lw::js::promise(outside("never")), lw::js::promise(outside("text")), lw::js::promise(outside("never")));
  if (what == "all") co_await lw::when_all(lw::js::promise(outside("never")), lw::js::promise(outside("rejection")));
  fail(what);
  co_return "nothing";
}

lw::Task<lw::Result<std::string>> task_of_result(const Event& event) {
  const lw::Result<val> tried = co_await lw::js::try_promise(outside("rejection"));
  if (event.what == "rejection") co_return tried.failure();
  co_return result(event);
}

lw::Task<std::string> waiting(const Event& event) {
  if (event.how == "caught") {
    try {
      co_return co_await fail_below(event, event.levels);
    } catch (const std::exception& error) {
      co_return error.what();
    } catch (...) {
      co_return "something else";
    }
  }
  if (event.how == "attempted") {
    const lw::Result<std::string> attempted = co_await lw::as_result(fail_below(event, event.levels));
    if (attempted) co_return *attempted;
    co_return attempted.http_error() != nullptr ? attempted.http_error()->detail : attempted.error()->message;
  }
  co_return co_await fail_below(event, event.levels);
}

// Not a coroutine: can fail before there is one.
lw::Task<std::string> task(const Event& event) {
  if (event.how == "at once") fail(event.what);
  return waiting(event);
}

lw::Response http(const lw::Request& request) {
  fail(request.query.get("what").value_or(""));
  return {200, "nothing"};
}

lw::Task<lw::Response> http_task(const lw::Request& request) {
  const Event event{.what = request.query.get("what").value_or(""), .how = {}};
  co_return lw::Response{200, co_await fail_below(event, 3)};
}

lw::Task<> stream(const Event& event, lw::ResponseStream& stream) {
  if (event.how == "in between") co_await stream.write("half");
  co_await fail_below(event, event.levels);
}

// The number of allocated bytes.
std::uint32_t allocated() { return static_cast<std::uint32_t>(mallinfo().uordblks); }

}  // namespace

LAMBDA_WASM_EXPORT(sync, sync)
LAMBDA_WASM_EXPORT(result, result)
LAMBDA_WASM_EXPORT(task, task)
LAMBDA_WASM_EXPORT(taskOfResult, task_of_result)
LAMBDA_WASM_EXPORT(http, http)
LAMBDA_WASM_EXPORT(httpTask, http_task)
LAMBDA_WASM_EXPORT(stream, stream)
LAMBDA_WASM_EXPORT(whole, stream, buffered)
LAMBDA_WASM_FUNCTION(allocated)
