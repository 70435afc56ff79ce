// Routes with each source of a parameter and each form of a reply, for the OpenAPI document that the build writes.
#include <lambda_wasm.hpp>

#include "types.hpp"

namespace described {

static lw::Result<User> authenticate(const lw::Request& request) {
  const auto token = request.header<"authorization">();
  return token ? lw::Result<User>(User{std::string(*token)}) : lw::HttpError(401, "Say who you are.");
}

static std::vector<Note> list(const lw::Query<Page>& page) {
  Note note{{page->after.value_or(1)}, "a note", 3, page->color, {}};
  return {std::move(note)};
}
static Note show(NoteId id) {
  if (id.number == 0) throw lw::HttpError(404, "There is no such note.");
  return {id, "a note", 3, {}, {}};
}
using Put = std::variant<lw::Reply<200, Note>, lw::Reply<201, Note>, lw::Reply<202>>;
static lw::Task<Put> replace(NoteId id, const Note& note, lw::Header<"if-match"> match) {
  if (!match) throw lw::HttpError(428, "Say which version.");
  if (id.number > 9) co_return lw::Reply<201, Note>{note, {{"location", "/notes/7"}}};
  co_return lw::Reply<200, Note>{note, {}};
}
static lw::Reply<201, Note> create(const Draft& draft, lw::Given<User> user) {
  return {{{7}, draft.text + user->name, draft.stars, {}, {}}, {{"location", "/notes/7"}}};
}
static void discard(NoteId, lw::Given<User>) {}
static lw::Task<> feed(const lw::Request&, lw::ResponseStream& stream) { co_await stream.write("a note"); }
static std::string upload(const lw::Form<Upload>& form, lw::Cookie<"session">) { return form->name; }
static std::string show_picture(const lw::Form<Picture>& form) { return std::string(form->file.type); }
static std::string rename(const lw::Form<Place, lw::FormBody::any>& form) { return form->city; }
static std::string city(const lw::Path<Place>& place) { return place->city; }
static std::string file(std::string_view path) { return std::string(path); }
static lw::Response exported(lw::Accepts<"application/json", "text/csv"> type) {
  return {200, "7", {{"content-type", *type}}, {}};
}
static lw::Response anything(const lw::Request& request) { return {200, std::string(request.path), {}, {}}; }
static std::uint32_t day(std::chrono::sys_seconds time, Color) {
  return static_cast<std::uint32_t>(time.time_since_epoch().count());
}

namespace other {
static void show(std::string_view) {}
}  // namespace other

constexpr auto routes = lw::routes(
    lw::info<"Notes", "1.4.2">, lw::route<"GET /health", [] { return std::string("ok"); }, lw::tag("operations"), lw::deprecated>,
    lw::route<"GET /notes", list, lw::summary("Some notes."), lw::description("The *newest* first."), lw::tag("notes")>,
    lw::route<"GET /notes/{id}", show, lw::summary("One note."), lw::fails(404, "No note has this id.")>,
    lw::route<"GET /notes/feed", feed>,
    lw::group<"/notes">(lw::use<authenticate, lw::bearer("JWT")>, lw::route<"POST", create, lw::fails(409)>,
                        lw::route<"PUT /{note}", replace, lw::fails(428)>, lw::route<"DELETE /{id}", discard>),
    lw::group<"/places/{city}">(lw::route<"GET /{number}", city>),
    lw::route<"POST /uploads", upload, lw::operation_id("send-file")>,
    lw::group<"/files">(lw::etag, lw::route<"GET /{path+}", file>), lw::route<"GET /export", exported>,
    lw::route<"POST /pictures", show_picture>, lw::route<"PATCH /places", rename>, lw::route<"ANY /any/{what}", anything>,
    lw::route<"PATCH /any/{what}", other::show>, lw::route<"GET /days/{day}/{color}", day>);

}  // namespace described

LAMBDA_WASM_HANDLER(described::routes)
LAMBDA_WASM_EXPORT(buffered, described::routes, buffered)
