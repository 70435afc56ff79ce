// HTTP requests are there only where JavaScript is.
#if __has_include(<emscripten/val.h>)
#include <chrono>
#include <string>

#include <lambda_wasm.hpp>
#include <lambda_wasm/fetch.hpp>

namespace lw = lambda_wasm;
using namespace std::chrono_literals;

namespace {

struct Rate {
  double amount;
};
LAMBDA_WASM_DESCRIBE(Rate, amount)

struct Reported {
  std::string to;
  Rate rate;
};
LAMBDA_WASM_DESCRIBE(Reported, to, rate)

lw::Task<double> rate(const std::string& url) {
  auto response = co_await lw::http::fetch({.url = url, .headers = {{"accept", "application/json"}}, .timeout = 2s});
  if (!response.ok()) throw lw::HttpError(502, "There are no rates.");
  const auto rate = co_await response.json<Rate>();
  co_return rate.amount;
}

lw::Task<int> report(const Reported& reported) {
  const auto response = co_await lw::http::fetch({.method = "POST", .url = reported.to, .body = lw::http::json(reported.rate)});
  co_return response.status;
}

lw::Task<int> status_of(const std::string& url) {
  try {
    const auto response = co_await lw::http::fetch({.url = url, .timeout = 2s});
    co_return response.status;
  } catch (const lw::http::FetchError& error) {
    const bool is_late = error.failure() == lw::http::FetchFailure::timed_out;
    throw lw::HttpError(is_late ? 504 : 502, "The server does not answer.");
  }
}

}  // namespace

LAMBDA_WASM_EXPORT(rate, rate)
LAMBDA_WASM_EXPORT(statusOf, status_of)
LAMBDA_WASM_EXPORT(report, report)
#endif
