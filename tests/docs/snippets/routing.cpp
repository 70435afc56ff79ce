#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace links {

struct Link {
  std::string name;
  std::string url;
};
LAMBDA_WASM_DESCRIBE(Link, (name, min_length(1)), url)

struct Page {
  std::uint32_t limit = 20;
  std::optional<std::string> after;
  std::vector<std::string> tags;
};
LAMBDA_WASM_DESCRIBE(Page, (limit, defaulted, minimum(1), maximum(100)), after, (tags, "tag", defaulted))

std::string hello(std::string_view name) { return "Hello, " + std::string(name) + "!"; }
lw::Reply<201, Link> create(const Link& link) { return {link, {{"location", "/" + link.name}}}; }
lw::Response docs() { return {302, "", {{"location", "https://example.com/docs"}}}; }

constexpr auto api = lw::routes(lw::route<"GET /hello/{name}", hello>,  //
                                lw::route<"POST /links", create>,       //
                                lw::route<"GET /docs", docs>);

// ---- forms

struct Report {
  std::string title;
  std::vector<lw::FormFile> pictures;
};
LAMBDA_WASM_DESCRIBE(Report, (title, min_length(1)), (pictures, "picture", defaulted, max_items(4)))

std::string report(const lw::Form<Report>& form) {
  std::size_t bytes = 0;
  for (const lw::FormFile& picture : form->pictures) bytes += picture.bytes.size();
  return form->title + ": " + std::to_string(bytes) + " bytes of pictures";
}

// ---- parameters and results

struct Place {
  std::string city;
  std::uint32_t number = 0;
};
LAMBDA_WASM_DESCRIBE(Place, city, number)

// /files/{folder}/{path+}
std::string download(std::string_view folder, std::string_view path) { return std::string(folder).append(": ").append(path); }
// /cities/{city}/houses/{number}
std::string house(const lw::Path<Place>& place) { return place->city + " " + std::to_string(place->number); }
// ?limit=5&tag=a&tag=b
std::string list(const lw::Query<Page>& page) {
  return std::to_string(page->limit) + " links with " + std::to_string(page->tags.size()) + " tags";
}
std::string version(lw::Header<"if-match"> match, lw::Cookie<"session"> session) {
  return std::string(match.value_or("any")).append(" for ").append(session.value_or("nobody"));
}

using Saved = std::variant<lw::Reply<200, Link>, lw::Reply<201, Link>>;
Saved save(std::string name, Link link) {
  link.name = std::move(name);
  if (link.name == "docs") return lw::Reply<200, Link>{link};
  return lw::Reply<201, Link>{link};
}

// ---- middleware

struct User {
  std::string name;
};
User authenticate(const lw::Request& request) {
  const auto token = request.header<"authorization">();
  if (token != "Bearer ada") throw lw::HttpError(401, "Say who you are.");
  return {"Ada"};
}
void forbid_caches(const lw::Request&, lw::ResponseHead& head) { head.headers.set("cache-control", "no-store"); }

std::string who(lw::Given<User> user) { return user->name; }

constexpr auto mine = lw::group<"/me">(lw::use<authenticate>,  //
                                       lw::route<"GET", who>,  // the path of the group
                                       lw::route<"PUT /links/{name}", save>);
constexpr auto guarded = lw::routes(lw::after<forbid_caches>, lw::route<"GET /files/{folder}/{path+}", download>,
                                    lw::route<"GET /cities/{city}/houses/{number}", house>, lw::route<"GET /links", list>,  //
                                    lw::route<"GET /version", version>, lw::route<"POST /reports", report>, mine);

}  // namespace links

LAMBDA_WASM_EXPORT(links, links::api)
LAMBDA_WASM_EXPORT(guarded, links::guarded)
