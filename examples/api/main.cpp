// An HTTP API of several routes in one function: typed parameters, constraints, middleware, a stream of events. The notes are in memory, so
// that nothing but this file is needed: each instance of the function has its own.
//
//   GET /health            says ok
//   GET /notes             lists notes: `?limit=`, `?after=`, `?tag=a&tag=b`
//   GET /notes/{id}        one note
//   GET /notes/feed        all notes, as server-sent events
//   POST /notes            adds a note, for users
//   DELETE /notes/{id}     deletes one, for administrators

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace api {

struct Note {
  std::uint64_t id = 0;
  std::string text;
  std::vector<std::string> tags;
};
LAMBDA_WASM_DESCRIBE(Note, id, (text, doc("What the list shows.")), (tags, defaulted))

struct Draft {
  std::string text;
  std::vector<std::string> tags;
  std::optional<std::string> code;
};
LAMBDA_WASM_DESCRIBE(Draft, (text, min_length(1), max_length(10'000)),
                     (tags, defaulted, max_items(8), each(min_length(1), max_length(20))),
                     (code, pattern("[A-Z]{3}-[0-9]{4}"), example("ABC-1234")))

struct Page {
  std::uint32_t limit = 20;
  std::optional<std::uint64_t> after;
  std::vector<std::string> tags;
};
LAMBDA_WASM_DESCRIBE(Page, (limit, defaulted, minimum(1), maximum(100)), after, (tags, "tag", defaulted))

struct User {
  std::string name;
  bool is_admin = false;
};

std::vector<Note> notes{{1, "Buy pears", {"fruit"}}, {2, "Call Ada", {}}, {3, "Buy figs", {"fruit", "later"}}};

// ---- middleware

// A real one verifies a signature.
User authenticate(const lw::Request& request) {
  const auto token = request.header<"authorization">();
  if (token == "Bearer ada") return {"Ada", true};
  if (token == "Bearer bob") return {"Bob"};
  throw lw::HttpError(401, "Say who you are.");
}

void forbid_caches(const lw::Request&, lw::ResponseHead& head) { head.headers.set("cache-control", "no-store"); }

// ---- handlers

std::string health() { return "ok"; }

std::vector<Note> list(const lw::Query<Page>& page) {
  const auto fits = [&page](const Note& note) {
    return note.id > page->after.value_or(0) && std::ranges::all_of(page->tags, [&note](const std::string& tag) {
             return std::ranges::find(note.tags, tag) != note.tags.end();
           });
  };
  std::vector<Note> found;
  for (const Note& note : notes) {
    if (found.size() != page->limit && fits(note)) found.push_back(note);
  }
  return found;
}

Note show(std::uint64_t id) {
  const auto note = std::ranges::find(notes, id, &Note::id);
  if (note == notes.end()) throw lw::HttpError(404, "There is no such note.");
  return *note;
}

lw::Reply<201, Note> create(const Draft& draft, lw::Given<User> user) {
  const Note& note = notes.emplace_back(notes.empty() ? 1 : notes.back().id + 1, draft.text, draft.tags);
  lw::log::info("{} has added note {}", user->name, note.id);
  return {note, {{"location", "/notes/" + std::to_string(note.id)}}};
}

void discard(std::uint64_t id, lw::Given<User> user) {
  if (!user->is_admin) throw lw::HttpError(403, "Only administrators delete notes.");
  if (std::erase_if(notes, [id](const Note& note) { return note.id == id; }) == 0)
    throw lw::HttpError(404, "There is no such note.");
}

lw::Task<> feed(lw::ResponseStream& stream) {
  lw::EventStream events(stream);
  for (std::size_t i = 0; i != notes.size(); ++i) {
    co_await events.send({.data = lw::to_json(notes[i]), .id = std::to_string(notes[i].id)});
  }
}

// A literal wins over {id}, whatever the order. The middleware of the group is for its routes only.
constexpr auto routes = lw::routes(
    lw::info<"Notes", "1.0.0">, lw::cors<lw::origin("https://app.example"), lw::credentials, lw::max_age(600)>, lw::request_id<>,
    lw::after<forbid_caches>, lw::route<"GET /health", health>, lw::route<"GET /notes", list, lw::summary("Some notes.")>,
    lw::route<"GET /notes/{id}", show, lw::summary("One note."), lw::fails(404)>, lw::route<"GET /notes/feed", feed>,
    lw::group<"/notes">(lw::use<authenticate, lw::bearer("JWT")>, lw::route<"POST", create, lw::summary("Adds a note.")>,
                        lw::route<"DELETE /{id}", discard, lw::fails(403), lw::fails(404)>));

}  // namespace api

LAMBDA_WASM_HANDLER(api::routes)
