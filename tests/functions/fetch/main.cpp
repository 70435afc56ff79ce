// HTTP requests from C++. Each handler makes one kind of request with its event; the servers of tests/fetch reply.
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/fetch.hpp>

namespace lw = lambda_wasm;
namespace http = lambda_wasm::http;
using std::chrono::milliseconds;

namespace lambda_wasm::http {
LAMBDA_WASM_DESCRIBE_ENUM(FetchFailure, other, invalid_url, invalid_request, host_not_found, connection_refused, tls_failed,
                          connection_lost, timed_out, redirect_refused, invalid_response)
}  // namespace lambda_wasm::http

namespace {

// The duration of a timer that the test's clock controls (tests/runtime/clock.mjs).
constexpr milliseconds long_enough(5000);

struct Header {
  std::string name;
  std::string value;
};
LAMBDA_WASM_DESCRIBE(Header, name, value)

struct Asked {
  std::string method = "GET";
  std::string url;
  std::vector<Header> headers;
  std::optional<std::string> body;
  http::Redirect redirect = http::Redirect::follow;
  double timeout = 0;
};
LAMBDA_WASM_DESCRIBE(Asked, (method, defaulted), url, (headers, defaulted), body, (redirect, defaulted), (timeout, defaulted))

http::FetchRequest request_of(const Asked& asked) {
  http::FetchRequest request{.method = asked.method,
                             .url = asked.url,
                             .redirect = asked.redirect,
                             .timeout = milliseconds(static_cast<std::int64_t>(asked.timeout))};
  for (const auto& [name, value] : asked.headers) request.headers.append(name, value);
  if (asked.body) request.body = *asked.body;
  return request;
}

struct Answer {
  int status = 0;
  bool ok = false;
  std::string url;
  std::vector<Header> headers;
  std::string body;
};
LAMBDA_WASM_DESCRIBE(Answer, status, ok, url, headers, body)

lw::Task<Answer> fetch(const Asked& asked) {
  auto response = co_await http::fetch(request_of(asked));
  Answer answer{response.status, response.ok(), response.url, {}, {}};
  for (const auto& [name, value] : response.headers) answer.headers.push_back({std::string(name), std::string(value)});
  answer.body = co_await response.text();
  co_return answer;
}

// Headers and a body as raw octets.
struct Octets {
  std::string name;
  lw::Bytes value;
};
LAMBDA_WASM_DESCRIBE(Octets, name, value)

struct AskedInOctets {
  std::string method;
  std::string url;
  std::vector<Octets> headers;
};
LAMBDA_WASM_DESCRIBE(AskedInOctets, (method, defaulted), url, (headers, defaulted))

struct AnswerInOctets {
  bool decoded = false;
  std::vector<Octets> headers;
  lw::Bytes body;
};
LAMBDA_WASM_DESCRIBE(AnswerInOctets, decoded, headers, body)

lw::Task<AnswerInOctets> octets(const AskedInOctets& asked) {
  http::FetchRequest request{
      .method = asked.method.empty() ? "GET" : asked.method, .url = asked.url, .redirect = http::Redirect::manual};
  for (const auto& [name, value] : asked.headers) request.headers.append(name, value.view());
  auto response = co_await http::fetch(request);
  AnswerInOctets answer{response.decoded, {}, {}};
  for (const auto& [name, value] : response.headers) answer.headers.push_back({std::string(name), lw::Bytes(value)});
  answer.body = co_await response.bytes();
  co_return answer;
}

// ---- Failures

struct Failed {
  http::FetchFailure failure;
  std::string type;
  std::string message;
  std::string code;
  bool has_cause;
};
LAMBDA_WASM_DESCRIBE(Failed, failure, type, message, code, (has_cause, "hasCause"))

lw::Task<Failed> caught(const Asked& asked) {
  try {
    co_await fetch(asked);
  } catch (const http::FetchError& error) {
    co_return Failed{error.failure(), error.type, error.message, error.code(), !error.cause().isUndefined()};
  }
  co_return Failed{};
}

lw::Task<std::string> tried(const Asked& asked) {
  lw::Result<http::FetchResponse> response = co_await http::try_fetch(request_of(asked));
  if (!response) co_return response.error()->type + "|" + response.error()->message;
  const lw::Result<std::string> text = co_await response->try_text();
  if (text) co_return *text;
  co_return std::string("body|") + text.error()->type;
}

// Sends the same request until it succeeds.
lw::Task<int> again(const Asked& asked) {
  const http::FetchRequest request = request_of(asked);
  int times = 0;
  for (lw::Result<http::FetchResponse> response = co_await http::try_fetch(request); times < 5;
       response = co_await http::try_fetch(request)) {
    ++times;
    if (response && response->ok()) break;
  }
  co_return times;
}

// ---- JSON

struct Order {
  std::int64_t id;
  std::string sku;
  std::vector<double> prices;
};
LAMBDA_WASM_DESCRIBE(Order, id, sku, prices)

lw::Task<Order> typed(const Asked& asked) {
  auto response = co_await http::fetch(request_of(asked));
  co_return co_await response.json<Order>();
}
lw::Task<std::string> try_typed(const Asked& asked) {
  auto response = co_await http::fetch(request_of(asked));
  const lw::Result<Order> order = co_await response.try_json<Order>();
  if (order) co_return order->sku;
  co_return order.error()->type + "|" + order.error()->message;
}
lw::Task<std::string> post_order(const Asked& asked) {
  http::FetchRequest request = request_of(asked);
  request.body = http::json(Order{9'007'199'254'740'993, "größe", {0.1}});
  auto response = co_await http::fetch(request);
  co_return co_await response.text();
}

// ---- Large bodies

struct Seen {
  std::uint32_t length = 0;
  std::uint32_t hash = 2'166'136'261;
  std::uint32_t chunks = 0;
  std::uint32_t largest = 0;
  std::uint32_t stopped = 0;

  void see(std::string_view bytes) {
    for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 16'777'619;
    length += static_cast<std::uint32_t>(bytes.size());
    if (bytes.size() > largest) largest = static_cast<std::uint32_t>(bytes.size());
    ++chunks;
  }
};
LAMBDA_WASM_DESCRIBE(Seen, length, hash, chunks, largest, stopped)

lw::Task<Seen> in_chunks(const Asked& asked) {
  auto response = co_await http::fetch(request_of(asked));
  Seen seen;
  while (const auto chunk = co_await response.body.read()) seen.see(chunk->view());
  if (co_await response.body.read()) seen.length = 0;  // reading after the end returns nothing again
  co_return seen;
}

lw::Task<Seen> whole(const Asked& asked) {
  auto response = co_await http::fetch(request_of(asked));
  Seen seen;
  seen.see((co_await response.bytes()).view());
  co_return seen;
}

struct Upload {
  std::string url;
  std::uint32_t size;
};
LAMBDA_WASM_DESCRIBE(Upload, url, size)

lw::Task<std::string> upload(const Upload& upload) {
  std::string bytes(upload.size, '\0');
  std::uint32_t state = 1;
  for (char& byte : bytes) byte = static_cast<char>((state = state * 1'664'525 + 1'013'904'223) >> 24);
  auto response = co_await http::fetch({.method = "PUT", .url = upload.url, .body = lw::Bytes(std::move(bytes))});
  co_return co_await response.text();
}

// Sends a fetched body to another server.
struct Between {
  std::string from;
  std::string to;
};
LAMBDA_WASM_DESCRIBE(Between, from, to)

lw::Task<std::string> pass_on(const Between& between) {
  auto source = co_await http::fetch({.url = between.from});
  auto response = co_await http::fetch({.method = "PUT", .url = between.to, .body = std::move(source.body)});
  co_return co_await response.text();
}
// Sends the rest of a body after its first chunk; returns the number of bytes that arrived in total.
lw::Task<std::uint32_t> pass_on_rest(const Between& between) {
  auto source = co_await http::fetch({.url = between.from});
  const auto first = co_await source.body.read();
  auto response = co_await http::fetch({.method = "PUT", .url = between.to, .body = std::move(source.body)});
  const std::string said = co_await response.text();
  co_return static_cast<std::uint32_t>(first->size() + std::strtoul(said.c_str(), nullptr, 10));
}
// Sends a body with a request that is sent twice, or not at all.
lw::Task<std::string> pass_on_twice(const Between& between) {
  auto source = co_await http::fetch({.url = between.from});
  const http::FetchRequest request{.method = "PUT", .url = between.to, .body = std::move(source.body)};
  co_await http::try_fetch(request);
  const auto again = co_await http::try_fetch(request);
  co_return again ? "sent" : again.error()->message;
}
lw::Task<int> pass_on_never(const Between& between) {
  auto source = co_await http::fetch({.url = between.from});
  const http::FetchRequest request{.method = "PUT", .url = between.to, .body = std::move(source.body)};
  auto other = co_await http::fetch({.url = between.from});
  [[maybe_unused]] const auto never = http::fetch({.method = "PUT", .url = between.to, .body = std::move(other.body)});
  co_return source.status;
}
lw::Task<std::string> pass_on_stopped(const Between& between) {
  auto source = co_await http::fetch({.url = between.from});
  try {
    co_await lw::timeout(http::fetch({.method = "PUT", .url = between.to, .body = std::move(source.body)}), long_enough);
  } catch (const lw::TimedOut&) {
    co_return "stopped";
  }
  co_return "answered";
}
// Sends each chunk of a body separately, through C++. Returns the number of bytes that arrived.
lw::Task<std::uint32_t> pass_on_chunks(const Between& between) {
  auto source = co_await http::fetch({.url = between.from});
  std::uint32_t arrived = 0;
  while (const auto chunk = co_await source.body.read()) {
    auto response = co_await http::fetch({.method = "POST", .url = between.to, .body = *chunk});
    const std::string said = co_await response.text();
    arrived += static_cast<std::uint32_t>(std::strtoul(said.c_str(), nullptr, 10));
  }
  co_return arrived;
}

// ---- Requests and bodies that are no longer awaited

lw::Task<std::uint32_t> first_chunk(const Asked& asked) {
  auto response = co_await http::fetch(request_of(asked));
  const auto chunk = co_await response.body.read();
  co_return static_cast<std::uint32_t>(chunk->size());
}
lw::Task<int> head_only(const Asked& asked) { co_return (co_await http::fetch(request_of(asked))).status; }

lw::Task<std::string> stopped(const Asked& asked) {
  try {
    co_await lw::timeout(fetch(asked), long_enough);
  } catch (const lw::TimedOut&) {
    co_return "stopped";
  }
  co_return "answered";
}

// Continues to read after reads that timed out.
lw::Task<Seen> patient(const Asked& asked) {
  auto response = co_await http::fetch(request_of(asked));
  Seen seen;
  for (;;) {
    try {
      const auto chunk = co_await lw::timeout(response.body.read(), long_enough);
      if (!chunk) break;
      seen.see(chunk->view());
    } catch (const lw::TimedOut&) {
      ++seen.stopped;
    }
    try {
      const auto rest = co_await lw::timeout(response.body.read_all(), long_enough);
      seen.see(rest.view());
      break;
    } catch (const lw::TimedOut&) {
      ++seen.stopped;
    }
  }
  co_return seen;
}

lw::Task<int> trap() {
  co_await lw::sleep_for(long_enough);
  __builtin_trap();
  co_return 0;
}
lw::Task<int> trapped(const Asked& asked) {
  co_await lw::when_all(fetch(asked), trap());
  co_return 0;
}

lw::Task<int> at_once(const Asked& asked) {
  std::vector<lw::Task<Answer>> requests;
  for (int i = 0; i < 8; ++i) requests.push_back(fetch(asked));
  co_return static_cast<int>((co_await lw::when_all(std::move(requests))).size());
}

}  // namespace

LAMBDA_WASM_EXPORT(fetch, fetch)
LAMBDA_WASM_EXPORT(octets, octets)
LAMBDA_WASM_EXPORT(caught, caught)
LAMBDA_WASM_EXPORT(tried, tried)
LAMBDA_WASM_EXPORT(again, again)
LAMBDA_WASM_EXPORT(typed, typed)
LAMBDA_WASM_EXPORT(tryTyped, try_typed)
LAMBDA_WASM_EXPORT(postOrder, post_order)
LAMBDA_WASM_EXPORT(inChunks, in_chunks)
LAMBDA_WASM_EXPORT(whole, whole)
LAMBDA_WASM_EXPORT(upload, upload)
LAMBDA_WASM_EXPORT(passOn, pass_on)
LAMBDA_WASM_EXPORT(passOnRest, pass_on_rest)
LAMBDA_WASM_EXPORT(passOnTwice, pass_on_twice)
LAMBDA_WASM_EXPORT(passOnNever, pass_on_never)
LAMBDA_WASM_EXPORT(passOnStopped, pass_on_stopped)
LAMBDA_WASM_EXPORT(passOnChunks, pass_on_chunks)
LAMBDA_WASM_EXPORT(firstChunk, first_chunk)
LAMBDA_WASM_EXPORT(headOnly, head_only)
LAMBDA_WASM_EXPORT(stopped, stopped)
LAMBDA_WASM_EXPORT(patient, patient)
LAMBDA_WASM_EXPORT(trapped, trapped)
LAMBDA_WASM_EXPORT(atOnce, at_once)
