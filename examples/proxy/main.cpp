// A reverse proxy: forwards requests to the server that the environment variable ORIGIN names, as in https://example.com, and streams
// its responses back as they arrive. Memory holds one chunk of a body, whatever the body's size.

#include <chrono>
#include <cstdlib>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/fetch.hpp>

namespace lw = lambda_wasm;
using namespace std::chrono_literals;

namespace proxy {

std::string origin;

std::string url_of(const lw::Request& request) {
  if (!request.path.starts_with('/')) throw lw::HttpError(400, "The path begins with a slash.");  // else it would change the host
  std::string url = origin + std::string(request.path);
  if (const std::string_view query = request.raw_query(); !query.empty()) url.append("?").append(query);
  return url;
}

// Removes the headers of a single connection (RFC 9110 section 7.6.1): these, and those that the header connection lists. fetch has no
// trailers.
void remove_hop_by_hop(lw::Headers& headers) {
  std::string names = "proxy-connection,keep-alive,te,trailer,transfer-encoding,upgrade";
  for (const std::string_view more : headers.all("connection")) names.append(",").append(more);
  headers.remove("connection");
  for (std::size_t begin = 0; (begin = names.find_first_not_of(", \t", begin)) != std::string::npos;) {
    const std::string name = names.substr(begin, names.find_first_of(", \t", begin) - begin);
    headers.remove(name);
    begin += name.size();
  }
}

lw::Task<lw::http::FetchResponse> ask(const lw::Request& request) {
  lw::http::FetchRequest asked{
      .method = std::string(request.method), .url = url_of(request), .redirect = lw::http::Redirect::manual};
  for (const auto& [name, value] : request.headers) asked.headers.append(name, value);
  remove_hop_by_hop(asked.headers);
  // fetch sets the host, the body's length and the encodings that it accepts itself.
  for (const std::string_view name : {"host", "content-length", "accept-encoding", "expect"}) asked.headers.remove(name);
  if (!request.body().empty()) asked.body = request.body();
  try {
    co_return co_await lw::timeout(lw::http::fetch(asked), 5s);
  } catch (const lw::TimedOut&) {
    throw lw::HttpError(504, "The origin has not answered in time.");
  } catch (const lw::http::FetchError& error) {
    lw::log::error("{}", error.message);  // not shown to callers
    if (error.failure() == lw::http::FetchFailure::timed_out) throw lw::HttpError(504, "The origin has not answered in time.");
    throw lw::HttpError(502, "The origin cannot be reached.");
  }
}

lw::Task<> pass_on(const lw::Request& request, lw::ResponseStream& reply) {
  auto response = co_await ask(request);
  remove_hop_by_hop(response.headers);
  if (response.decoded) {
    response.headers.remove("content-encoding");
    response.headers.remove("content-length");
  }
  std::vector<lw::SetCookie> cookies;  // unchanged from the origin
  for (const std::string_view text : response.headers.all("set-cookie")) cookies.push_back(lw::SetCookie::raw(text));
  response.headers.remove("set-cookie");
  reply.start({.status = response.status, .headers = response.headers, .cookies = std::move(cookies)});
  while (const auto chunk = co_await response.body.read()) co_await reply.write(*chunk);
}

}  // namespace proxy

LAMBDA_WASM_INIT([] {
  const char* const name = std::getenv("ORIGIN");
  if (name == nullptr) throw std::runtime_error("ORIGIN is not set");
  proxy::origin = name;
})
LAMBDA_WASM_HANDLER(proxy::pass_on)
