// What the documents of a module have of routes. tests/runtime/openapi.test.mjs approves what the build makes of them.

#include <catch_amalgamated.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/descriptor.hpp>
#include <lambda_wasm/detail/type_list.hpp>
#include <lambda_wasm/edge/document.hpp>
#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/middleware/body_limit.hpp>
#include <lambda_wasm/http/middleware/etag.hpp>
#include <lambda_wasm/http/negotiate.hpp>
#include <lambda_wasm/http/routes.hpp>
#include <lambda_wasm/task.hpp>

namespace lw = lambda_wasm;

namespace route_document_test {

struct Note {
  std::uint64_t id = 0;
  std::string text;
};
LAMBDA_WASM_DESCRIBE(Note, id, text)

struct Page {
  std::uint8_t limit = 20;
  std::optional<std::uint64_t> after;
  std::vector<std::string> tags;
  bool is_open = false;
};
LAMBDA_WASM_DESCRIBE(Page, (limit, defaulted, minimum(1), doc("How many.")), after, (tags, "tag", defaulted), (is_open, "open"))

struct Closed {
  int value = 0;
};
LAMBDA_WASM_DESCRIBE(Closed, closed, value)

struct User {};

Note show(std::uint64_t id, bool flag) { return {id, flag ? "a" : "b"}; }
std::vector<Note> list(const lw::Query<Page>& page) { return std::vector<Note>(page->limit); }
using Saved = std::variant<lw::Reply<200, Note>, lw::Reply<409>, lw::Reply<202, std::string>>;
lw::Result<Saved> save(const Note& note, lw::Header<"if-match">, lw::Cookie<"session">, lw::Given<User>) {
  return Saved(lw::Reply<200, Note>{note, {}});
}
void take(const lw::Form<Closed>&, const lw::Path<Closed>&, const lw::Request&, const lw::Context&) {}
lw::Task<> stream(lw::ResponseStream& to) { co_await to.write("x"); }
lw::Response whole() { return {200}; }
lw::Response choose(const lw::Accepts<"text/csv", "application/json">&) { return {200}; }
User authenticate(const lw::Request&) { return {}; }

template <class... Types>
std::string written(lw::detail::TypeList<Types...>, void (*write)(lw::edge::DocumentPut&)) {
  const lw::detail::TypeId* ids[] = {&lw::detail::type_id<Types>..., nullptr};
  lw::edge::DocumentPut count(nullptr, ids);
  write(count);
  std::string text(count.size(), '\0');
  lw::edge::DocumentPut put(text.data(), ids);
  write(put);
  return text.substr(std::string_view("\x1flambda_wasm:document:").size());
}
/// The text of the document of a part; for a route, of its signature.
template <class Part>
std::string document(const Part& /*part*/) {
  using Document = lw::edge::DocumentOf<typename lw::detail::DocumentedPart<Part>::Document>;
  return written(typename Document::Types{}, &Document::write);
}

}  // namespace route_document_test

using namespace route_document_test;

TEST_CASE("the document of a route has its parameters by source, and its reply") {
  const std::string text = document(lw::route<"GET /{id}/{flag}", show>);
  CHECK(
      text ==
      R"({"signature":[],"in":{},"out":{"parameters":[{"in":"path","schema":{"type":"integer","minimum":0,"maximum":18446744073709551615}},{"in":"path","schema":{"type":"boolean"}}],"replies":[{"status":200,"type":"application/json","schema":{"$ref":0}}]}})");
}

TEST_CASE("a query has a parameter for each member, as texts are: without null") {
  const std::string text = document(lw::route<"GET /notes", list>);
  CHECK(
      text.find(
          R"({"in":"query","name":"limit","required":false,"schema":{"type":"integer","maximum":255,"minimum":1,"description":"How many.")") !=
      std::string::npos);
  CHECK(
      text.find(
          R"({"in":"query","name":"after","required":false,"schema":{"type":"integer","minimum":0,"maximum":18446744073709551615}})") !=
      std::string::npos);
  CHECK(text.find(R"({"in":"query","name":"tag","required":false,"schema":{"type":"array","items":{"type":"string"}}})") !=
        std::string::npos);
  CHECK(text.find(R"({"in":"query","name":"open","required":true,"schema":{"type":"boolean"}})") != std::string::npos);
  CHECK(text.find(R"("replies":[{"status":200,"type":"application/json","schema":{"type":"array","items":{"$ref":0}}}])") !=
        std::string::npos);
}

TEST_CASE("a body is an input, and each status has its reply") {
  const std::string text = document(lw::route<"PUT /notes", save>);
  CHECK(text.find(R"("in":{"body":{"$ref":0}},"out":{"parameters":[{"in":"header","name":"if-match","schema":{"type":"string"}},)"
                  R"({"in":"cookie","name":"session","schema":{"type":"string"}}],"replies":[)"
                  R"({"status":200,"type":"application/json","schema":{"$ref":0}},{"status":409},)"
                  R"({"status":202,"type":"text/plain","schema":{"type":"string"}}]}})") != std::string::npos);
}

TEST_CASE("a form and the path as a struct have their members, and nothing else is a parameter") {
  const std::string text = document(lw::route<"POST /{value}", take>);
  CHECK(
      text.find(
          R"("in":{},"out":{"parameters":[{"in":"form","name":"value","required":true,"closed":true,"schema":{"type":"integer")") !=
      std::string::npos);
  CHECK(text.find(R"({"in":"path","name":"value","required":true,"schema":{"type":"integer")") != std::string::npos);
  CHECK(text.find(R"("replies":[{"status":204}])") != std::string::npos);
}

TEST_CASE("a Response and a stream say their status at run time") {
  CHECK(document(lw::route<"GET /whole", whole>).find(R"("replies":[{}])") != std::string::npos);
  CHECK(document(lw::route<"GET /stream", stream>).find(R"("replies":[{}])") != std::string::npos);
}

TEST_CASE("a parameter may have notes of the route") {
  const std::string text = document(lw::route<"GET /whole", choose, lw::summary("x")>);
  CHECK(text.starts_with(R"({"signature":[{"fails":406},{"accepts":["text/csv","application/json"]}],)"));
}

TEST_CASE("notes are written in their order") {
  const std::string text =
      document(lw::group<"">(lw::route<"GET /whole", whole, lw::summary("A \"whole\"."), lw::description("More."), lw::tag("a"),
                                       lw::fails(404), lw::fails(409, "Taken."), lw::deprecated, lw::operation_id("all")>));
  CHECK(
      text.find(
          R"("notes":[{"summary":"A \"whole\"."},{"description":"More."},{"tag":"a"},{"fails":404},{"fails":409,"description":"Taken."},{"deprecated":true},{"operationId":"all"}])") !=
      std::string::npos);
}

TEST_CASE("groups refer to their parts in order, and have the keys and handlers of routes; middleware has its notes") {
  const std::string text = document(lw::group<"/notes">(lw::use<authenticate>, lw::route<"GET", whole>, lw::group<"/{id}">()));
  CHECK(text.starts_with(R"({"group":"/notes","parts":[{"$ref":0},{"$ref":1,"route":"GET","handler":")"));
  CHECK(text.find("route_document_test::whole") != std::string::npos);
  CHECK(text.ends_with(R"(","notes":[]},{"$ref":2}]})"));
  CHECK(document(lw::use<authenticate, lw::bearer("JWT"), lw::fails(403)>) ==
        R"({"middleware":[{"bearer":"JWT"},{"fails":403}]})");
  CHECK(document(lw::body_limit<10>) == R"({"middleware":[{"fails":413}]})");
  CHECK(document(lw::etag) == R"({"middleware":[{"etag":true}]})");
  CHECK(document(lw::use<authenticate>) == R"({"middleware":[]})");
  CHECK(document(lw::files<"/a">) == R"({"files":"/a"})");
  CHECK(document(lw::files<"/", lw::immutable>) == R"({"files":"/","immutable":true})");
  CHECK(document(lw::openapi<"/openapi.json">) == R"({"openapi":"/openapi.json"})");
  CHECK(document(lw::trailing_slash<lw::redirect>) == "{}");
  CHECK(document(lw::fallback<whole>) == R"({"fallback":true})");
  CHECK(document(lw::info<"Notes", "1.4.2">) == R"({"info":{"title":"Notes","version":"1.4.2"}})");
}
