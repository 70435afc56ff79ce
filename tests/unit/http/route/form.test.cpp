#include <catch_amalgamated.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/http/form_file.hpp>
#include <lambda_wasm/http/route/parameters.hpp>
#include <lambda_wasm/http/routes.hpp>
#include <lambda_wasm/testing/reply.hpp>
#include <lambda_wasm/testing/request.hpp>

namespace lw = lambda_wasm;
using namespace std::string_literals;

namespace {

enum class Color { red, blue };
LAMBDA_WASM_DESCRIBE_ENUM(Color, red, blue)

struct Ticket {
  std::string title;
  std::optional<std::int32_t> count;
  std::vector<std::uint32_t> numbers;
  std::string_view note = "none";
  Color color = Color::red;
};
LAMBDA_WASM_DESCRIBE(Ticket, (title, min_length(2)), count, (numbers, "n", defaulted), (note, defaulted), (color, defaulted))

struct Upload {
  std::string title;
  lw::FormFile cover;
  std::vector<lw::FormFile> pages;
  std::optional<lw::FormFile> index;
};
LAMBDA_WASM_DESCRIBE(Upload, closed, (title, defaulted), cover, (pages, "page", defaulted), index)

struct Appendix {
  std::string title;
  std::vector<lw::FormFile> pages;
};
LAMBDA_WASM_DESCRIBE(Appendix, title, (pages, "page", defaulted))

std::string show_ticket(const Ticket& ticket) {
  std::string text = ticket.title + "|" + std::to_string(ticket.count.value_or(-1)) + "|";
  for (const auto number : ticket.numbers) text.append(std::to_string(number)).append(",");
  return text.append("|").append(ticket.note).append(ticket.color == Color::red ? "|red" : "|blue");
}
std::string open(const lw::Form<Ticket, lw::FormBody::any>& form) { return show_ticket(*form); }
std::string open_urlencoded(const lw::Form<Ticket>& form) { return show_ticket(*form); }
std::string upload(const lw::Form<Upload>& form) {
  std::string text = form->title;
  const auto put = [&](const lw::FormFile& file) {
    text.append("<").append(file.name).append("|").append(file.type).append("|").append(file.bytes.view()).append(">");
  };
  put(form->cover);
  for (const lw::FormFile& page : form->pages) put(page);
  if (form->index) put(*form->index);
  return text;
}

std::string append(const lw::Form<Appendix>& form) {
  std::string text = form->title;
  for (const lw::FormFile& page : form->pages) text.append("<").append(page.name).append(">");
  return text;
}

constexpr auto api = lw::routes(lw::route<"POST /appendices", append>, lw::route<"POST /tickets", open>,
                                lw::route<"POST /urlencoded", open_urlencoded>, lw::route<"POST /uploads", upload>);

std::string post(const std::string& path, const std::string& type, const std::string& body) {
  const lw::Response reply = lw::testing::reply(
      api, lw::testing::request({.method = "POST", .path = path, .headers = {{"content-type", type}}, .body = body}));
  return std::to_string(reply.status) + " " + reply.body;
}
std::string part(std::string_view disposition, std::string_view content, std::string_view type = {}) {
  std::string text = "--B\r\nContent-Disposition: form-data; "s.append(disposition).append("\r\n");
  if (!type.empty()) text.append("Content-Type: ").append(type).append("\r\n");
  return text.append("\r\n").append(content).append("\r\n");
}
std::string post(const std::string& path, const std::string& parts) {
  return post(path, "multipart/form-data; boundary=B", parts + "--B--\r\n");
}
std::string misfit(std::string_view pointer, std::string_view expected, std::string_view found) {
  const auto escaped = [](std::string_view text) {
    std::string made;
    for (const char character : text) made.append(character == '"' ? "\\" : "").append(1, character);
    return made;
  };
  return R"(422 {"title":"Unprocessable Content","status":422,"detail":"The value at )"s.append(pointer)
      .append(" does not fit: expected ")
      .append(expected)
      .append(", found ")
      .append(escaped(found))
      .append(R"(.","errors":[{"in":"form","pointer":")")
      .append(pointer)
      .append(R"(","expected":")")
      .append(expected)
      .append(R"(","found":")")
      .append(escaped(found))
      .append(R"("}],"count":1})");
}

}  // namespace

TEST_CASE("a form of texts is read from both encodings if its type says so", "[http][form]") {
  const std::string parts = part("name=n", "7") + part("name=title", "A & b") + part("name=n", "8") + part("name=count", "-3") +
                            part("name=note", "\"x\"\n") + part("name=color", "blue") + part("name=other", "1");
  CHECK(post("/tickets", parts) == "200 A & b|-3|7,8,|\"x\"\n|blue");
  CHECK(post("/tickets", "application/x-www-form-urlencoded", "title=A+b&n=7") == "200 A b|-1|7,|none|red");
  CHECK(post("/tickets", part("name=title", "a")) == misfit("/title", "at least 2 characters", R"(string "a")"));
  CHECK(post("/tickets", part("name=title", "ab") + part("name=count", "x")) ==
        misfit("/count", "integer of 32 bits", R"(string "x")"));
  CHECK(post("/tickets", part("name=title; filename=x", "ab")) == misfit("/title", "string", "file"));
  CHECK(post("/tickets", "") == misfit("/title", "string", "nothing"));
  CHECK(
      post("/tickets", "text/plain", "title=ab") ==
      R"(415 {"title":"Unsupported Media Type","status":415,"detail":"The body must be multipart/form-data or application/x-www-form-urlencoded, not text/plain."})");
  CHECK(
      post("/urlencoded", parts) ==
      R"(415 {"title":"Unsupported Media Type","status":415,"detail":"The body must be application/x-www-form-urlencoded, not multipart/form-data; boundary=B."})");
}

TEST_CASE("files of a form are views of the body", "[http][form]") {
  CHECK(post("/uploads", part("name=page; filename=1", "one") + part("name=cover; filename=c.png", "\0\r\n--\xff"s, "image/png") +
                             part("name=index; filename=i", "") + part("name=page; filename=2", "two") +
                             part("name=title", "T")) ==
        "200 T<c.png|image/png|\0\r\n--\xff><1|text/plain|one><2|text/plain|two><i|text/plain|>"s);
  // Fields that the user left empty.
  CHECK(post("/uploads", part("name=cover; filename=c", "c") + part("name=page; filename=\"\"", "") +
                             part("name=index; filename=\"\"", "")) == "200 <c|text/plain|c>");
  CHECK(post("/uploads", part("name=cover; filename=\"\"", "")) == misfit("/cover", "file", "nothing"));
  CHECK(post("/uploads", part("name=cover", "c")) == misfit("/cover", "file", R"(string "c")"));
  CHECK(post("/uploads", part("name=cover; filename=1", "") + part("name=cover; filename=2", "")) ==
        misfit("/cover", "file", "array"));
  CHECK(post("/uploads", part("name=cover; filename=1", "") + part("name=page; filename=1", "") + part("name=page", "x")) ==
        misfit("/page/0", "file", R"(string "x")"));
  CHECK(post("/uploads", part("name=cover; filename=1", "") + part("name=other; filename=1", "")) ==
        misfit("/other", "nothing", "file"));
  CHECK(
      post("/uploads", "application/x-www-form-urlencoded", "cover=c.png") ==
      R"(415 {"title":"Unsupported Media Type","status":415,"detail":"The body must be multipart/form-data, not application/x-www-form-urlencoded."})");
  CHECK(post("/appendices", "application/x-www-form-urlencoded", "title=T") == "200 T");
  CHECK(post("/appendices", "application/x-www-form-urlencoded", "title=T&page=x") == misfit("/page/0", "file", R"(string "x")"));
  CHECK(post("/appendices", part("name=title", "T") + part("name=page; filename=1", "one")) == "200 T<1>");
}

TEST_CASE("a body that is no form is refused with its place", "[http][form]") {
  CHECK(
      post("/uploads", "multipart/form-data", "") ==
      R"(400 {"title":"Bad Request","status":400,"detail":"The content-type multipart/form-data needs a boundary of 1 to 70 characters."})");
  CHECK(
      post("/uploads", "multipart/form-data; boundary=B", part("name=title", "T") + part("name=cover; filename=c", "c")) ==
      R"(400 {"title":"Bad Request","status":400,"detail":"Part 2 of the form, at byte 59, has no end: the boundary after it is missing."})");
}
