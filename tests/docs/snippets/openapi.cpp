// The snippets of openapi.md.
#include <cstdint>
#include <string>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace catalog {

struct Note {
  std::uint32_t id = 0;
  std::string text;
  std::uint8_t stars = 3;
};
LAMBDA_WASM_DESCRIBE(Note, id, (text, min_length(1), doc("What the list shows.")), (stars, defaulted, minimum(1), maximum(5)))

Note show(std::uint32_t id) {
  if (id != 7) throw lw::HttpError(404, "There is no such note.");
  return {id, "Buy pears", 5};
}
lw::Reply<201, Note> create(const Note& note) { return {note, {{"location", "/notes/7"}}}; }

constexpr auto api =
    lw::routes(lw::info<"Notes", "1.4.2">,
               lw::route<"GET /notes/{id}", show, lw::summary("One note."), lw::fails(404, "No note has this id.")>,
               lw::route<"POST /notes", create>);

}  // namespace catalog

LAMBDA_WASM_EXPORT(catalog, catalog::api)

namespace shelf {

struct User {
  std::string name;
};
lw::Result<User> authenticate(const lw::Request& request) {
  const auto token = request.header<"authorization">();
  return token ? lw::Result<User>(User{std::string(*token)}) : lw::HttpError(401, "Say who you are.");
}
void discard(std::uint32_t, lw::Given<User>) {}
void reorder(lw::Given<User>) {}

constexpr auto api = lw::routes(lw::group<"/shelves">(
    lw::use<authenticate, lw::bearer("JWT"), lw::fails(403)>,
    lw::route<"DELETE /{id}", discard, lw::tag("shelves"), lw::tag("admin")>,
    lw::route<"POST /order", reorder, lw::description("Sorts *all* shelves."), lw::deprecated, lw::operation_id("sortShelves")>));

}  // namespace shelf

LAMBDA_WASM_EXPORT(shelves, shelf::api)
