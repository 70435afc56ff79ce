#include <chrono>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

struct Note {
  std::uint64_t id = 0;
  std::string text;
  std::uint32_t version = 1;
};
LAMBDA_WASM_DESCRIBE(Note, id, text, (version, defaulted))

struct User {
  std::string name;
};

Note show(std::uint64_t id) { return {.id = id, .text = "Buy pears."}; }

User authenticate(const lw::Request& request) {
  const auto token = request.header<"authorization">();
  if (!token) throw lw::HttpError(401, "Say who you are.");
  return {std::string(*token)};
}
void discard(std::uint64_t id, lw::Given<User> user) { lw::log::info("{} discards {}", user->name, id); }

constexpr auto api =
    lw::routes(lw::cors<lw::origin("https://app.example"), lw::max_age(600)>, lw::request_id<>, lw::secure_headers, lw::etag,
               lw::route<"GET /notes/{id}", show>,
               lw::group<"/notes">(lw::use<authenticate>, lw::body_limit<100'000>, lw::route<"DELETE /{id}", discard>));

void mark(const lw::Request& request, lw::ResponseHead& head) {
  if (request.method == "GET" && head.status == 200) head.headers.append("cache-control", "private, max-age=60");
}

std::optional<lw::HttpError> explain(const std::exception& error) {
  lw::log::error("it failed: {}", error.what());
  return lw::HttpError(500, "Something went wrong here.");
}

lw::Task<lw::Response> measure(const lw::Request& request, lw::Next next) {
  const auto begin = std::chrono::steady_clock::now();
  lw::Response response = co_await next();
  const auto time = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  lw::log::info("{} {}: {} after {}", request.method, request.path, response.status, time);
  co_return response;
}

bool allow(std::string_view origin) { return origin.ends_with(".app.example"); }

// Two people who change one note do not undo each other's change.
void replace(std::uint64_t id, const Note& note, const lw::Request& request) {
  const Note old = show(id);
  lw::require_match(request, lw::format("\"{}\"", old.version));
  lw::log::info("{} is now {}", id, note.text);
}

lw::Response list(lw::Accepts<"application/json", "text/csv"> type) {
  const std::string_view body = *type == "text/csv" ? "id,text\n7,Buy pears.\n" : R"([{"id":7,"text":"Buy pears."}])";
  return {200, std::string(body), {{"content-type", *type}, {"vary", "accept"}}};
}

std::string remember(lw::Given<lw::RequestId> id) {
  lw::log::info("remembered", lw::log::field("request", id->value));
  return "ok";
}

lw::Response page(const lw::Request& request) {
  return {404, "There is no page " + std::string(request.path), {{"content-type", "text/plain; charset=utf-8"}}};
}

constexpr auto more =
    lw::routes(lw::cors<allow, lw::credentials, lw::expose("etag")>, lw::request_id<>, lw::after<mark>, lw::on_error<explain>,
               lw::timeout_after<5000>, lw::around<measure>, lw::fallback<page>, lw::route<"PUT /notes/{id}", replace>,
               lw::route<"GET /notes", list>, lw::route<"POST /remember", remember>);

}  // namespace

LAMBDA_WASM_EXPORT(middleware, api)
LAMBDA_WASM_EXPORT(moreMiddleware, more)
