// Routes of every kind in one function, with exceptions and without them.
#include <chrono>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>

#include "tokens.hpp"

namespace lw = lambda_wasm;
using std::chrono::milliseconds;

namespace {

struct Note {
  std::uint64_t id = 0;
  std::string text;
};
LAMBDA_WASM_DESCRIBE(Note, id, (text, min_length(1)))

struct Page {
  std::uint32_t limit = 20;
  std::vector<std::string> tags;
};
LAMBDA_WASM_DESCRIBE(Page, (limit, defaulted, minimum(1)), (tags, "tag", defaulted))

struct User {
  std::string name;
};

struct Upload {
  std::string title;
  std::vector<std::uint32_t> numbers;
  lw::FormFile file;
  std::vector<lw::FormFile> more;
};
LAMBDA_WASM_DESCRIBE(Upload, title, (numbers, "n", defaulted), file, (more, defaulted))

struct Sent {
  std::string_view name;
  std::string_view type;
  lw::BytesView bytes;
};
LAMBDA_WASM_DESCRIBE(Sent, name, type, bytes)

struct Received {
  std::string title;
  std::vector<std::uint32_t> numbers;
  std::vector<Sent> files;
};
LAMBDA_WASM_DESCRIBE(Received, title, numbers, files)

// ---- middleware

lw::Result<User> authenticate(const lw::Request& request) {
  const auto name = request.query.get("user");
  if (!name) return lw::HttpError(401, "Say who you are.");
  return User{std::string(*name)};
}
lw::Task<lw::Result<void>> admit(const lw::Request& request) {
  co_await lw::sleep_for(milliseconds(1));
  if (request.query.get("user") == "eve") co_return lw::HttpError(403, "Not you.");
  co_return lw::Result<void>();
}
void mark(const lw::Request& request, lw::ResponseHead& head) {
  head.headers.set("x-route", std::string(request.method) + " " + std::to_string(head.status));
}
std::optional<lw::HttpError> explain(const std::exception& error) {
  if (std::string_view(error.what()).find("known") == std::string_view::npos) return std::nullopt;
  return lw::HttpError(500, "It is known.");
}

// ---- handlers

std::string hello() { return "Hello"; }
Note show(std::uint64_t id) { return {id, "a note"}; }
lw::Reply<201, Note> create(const Note& note) { return {note, {{"location", "/notes/" + std::to_string(note.id)}}}; }
void discard(std::uint64_t) {}
std::vector<std::string> list(const lw::Query<Page>& page) {
  std::vector<std::string> tags = page->tags;
  tags.push_back(std::to_string(page->limit));
  return tags;
}
std::string take_rest(std::string_view path, const lw::Request& request) {
  return std::string(path).append("|").append(request.query.get("q").value_or("none"));
}
lw::Task<Received> upload(const lw::Form<Upload>& form) {
  co_await lw::sleep_for(milliseconds(1));  // the views are valid as long as the call
  Received received{form->title, form->numbers, {{form->file.name, form->file.type, form->file.bytes}}};
  for (const lw::FormFile& file : form->more) received.files.push_back({file.name, file.type, file.bytes});
  co_return received;
}
std::string greet(lw::Given<User> user) { return "Hello " + user->name; }

lw::Task<std::string> wait(std::uint32_t time) {
  co_await lw::sleep_for(milliseconds(time));
  co_return "waited";
}
lw::Task<lw::Result<std::string>> refuse(std::string_view how) {
  co_await lw::sleep_for(milliseconds(1));
  if (how == "http") co_return lw::HttpError(409, "Not now.");
  co_return lw::Error("shop::Closed", how == "known" ? "It is a known error." : "It is closed.");
}
lw::Result<std::string> fail(std::string_view how) {
#if LAMBDA_WASM_EXCEPTIONS
  if (how == "http") throw lw::HttpError(409, "Not now.");
  throw std::domain_error(how == "known" ? "It is a known error." : "It is closed.");
#else
  if (how == "http") return lw::HttpError(409, "Not now.");
  return lw::Error("std::domain_error", how == "known" ? "It is a known error." : "It is closed.");
#endif
}

lw::Task<lw::Result<void>> feed(std::string_view how, lw::ResponseStream& stream) {
  if (how == "refused") co_return lw::HttpError(409, "Not now.");
  stream.start({.status = 202, .headers = {{"content-type", "text/plain"}}});
  for (int i = 0; i != 3; ++i) co_await stream.write(std::to_string(i) + "\n");
  if (how == "broken") co_return lw::Error("shop::Closed", "half way");
  if (how == "endless") co_await lw::sleep_for(std::chrono::hours(1));
  co_return lw::Result<void>();
}

constexpr auto api = lw::routes(
    lw::after<mark>, lw::on_error<explain>, lw::route<"GET /", hello>, lw::route<"GET /notes", list>,
    lw::route<"GET /notes/{id}", show>, lw::route<"POST /notes", create>, lw::route<"DELETE /notes/{id}", discard>,
    lw::route<"POST /uploads", upload>, lw::route<"GET /files/{path+}", take_rest>, lw::route<"GET /wait/{milliseconds}", wait>,
    lw::route<"GET /refuse/{how}", refuse>, lw::route<"GET /fail/{how}", fail>, lw::route<"GET /feed/{how}", feed>,
    tokens::routes,
    lw::group<"/users">(lw::use<authenticate>, lw::route<"GET /me", greet>,
                        lw::group<"/admitted">(lw::use<admit>, lw::route<"GET /me", greet>, lw::files<"/files", lw::immutable>)),
    lw::files<"/static">, lw::openapi<"/openapi.json">, lw::trailing_slash<lw::redirect>);

// Its files are of its own folders, also where the path of a folder is longer than its own.
std::optional<lw::Response> reply_first(const lw::Request& request) {
  if (!request.query.get("hello")) return std::nullopt;
  return lw::Response{.body = "Hello", .headers = {{"content-type", "text/plain"}}};
}
constexpr auto other = lw::routes(lw::use<reply_first>, lw::files<"/">, lw::group<"/a+b">(lw::use<authenticate>, lw::files<"/">));

}  // namespace

LAMBDA_WASM_HANDLER(api)
LAMBDA_WASM_EXPORT(whole, api, buffered)
LAMBDA_WASM_EXPORT(other, other)
