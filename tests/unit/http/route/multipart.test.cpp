#include <catch_amalgamated.hpp>

#include <cstddef>
#include <string>
#include <string_view>

#include <lambda_wasm/http/route/multipart.hpp>
#include <lambda_wasm/storage.hpp>

namespace lw = lambda_wasm;
using namespace std::string_literals;
using lw::detail::boundary_of, lw::detail::FormPart, lw::detail::MultipartReader;

namespace {

// All parts in one text, and the problem after them.
std::string read(std::string_view body, std::string_view boundary = "B") {
  lw::Storage storage;
  MultipartReader reader(body, boundary, storage);
  std::string text;
  for (FormPart part; reader.next(part);) {
    text.append(part.field.name).append("=");
    if (part.is_file) {
      text.append("<")
          .append(part.file.name)
          .append("|")
          .append(part.file.type)
          .append("|")
          .append(part.file.bytes.view())
          .append(">");
    } else {
      text.append(part.field.value);
    }
    text += ';';
  }
  if (reader.problem() != nullptr) {
    text.append("!").append(std::to_string(reader.number())).append("@").append(std::to_string(reader.place()));
    text.append(" ").append(reader.problem());
  }
  return text;
}
// A part as browsers write it.
std::string part(std::string_view disposition, std::string_view content, std::string_view type = {}) {
  std::string text = "--B\r\nContent-Disposition: form-data; "s.append(disposition).append("\r\n");
  if (!type.empty()) text.append("Content-Type: ").append(type).append("\r\n");
  return text.append("\r\n").append(content).append("\r\n");
}
std::string named(std::string_view disposition) { return read(part(disposition, "1") + "--B--\r\n"); }

}  // namespace

TEST_CASE("parts of a form are texts and files, in their order", "[http][form]") {
  CHECK(read(part(R"(name="a")", "1") + part(R"(name="f"; filename="x.png")", "\x89PNG\r\n\0"s, "image/png") +
             part(R"(name="a")", "ö") + "--B--\r\n") == "a=1;f=<x.png|image/png|\x89PNG\r\n\0>;a=ö;"s);
  CHECK(read("--B--\r\n") == "");
  CHECK(read("--B--") == "");
  CHECK(read("--B-- \t") == "");
  CHECK(read("a preamble\r\n" + part(R"(name="a")", "1") + "--B--\r\nan epilogue\r\n--B\r\n") == "a=1;");
  CHECK(read("--B \t\r\ncontent-DISPOSITION:form-data;name=a\r\n\r\n1\r\n--B--") == "a=1;");
}

TEST_CASE("a file may be empty, but an empty field for a file is none", "[http][form]") {
  CHECK(named(R"(name="f"; filename="")") == "f=<|text/plain|1>;");
  CHECK(read(part(R"(name="f"; filename="x")", "") + "--B--") == "f=<x|text/plain|>;");
  CHECK(read(part(R"(name="f"; filename="")", "", "application/octet-stream") + part("name=a", "") + "--B--") == "a=;");
  // The fetch of Node.js leaves out an empty name.
  CHECK(read(part("name=f", "1", "application/octet-stream") + part("name=f", "", "application/octet-stream") + "--B--") ==
        "f=<|application/octet-stream|1>;");
  // The line break that ends the headers may be that of the boundary.
  CHECK(read("--B\r\nContent-Disposition: form-data; name=a\r\n\r\n--B--") == "a=;");
}

TEST_CASE("names are quoted, escaped and extended", "[http][form]") {
  CHECK(named(R"(name="a b; c=d")") == "a b; c=d=1;");
  CHECK(named(R"(name="a%22b%0D%0Ac%0d%0a%20%")") == "a\"b\r\nc\r\n%20%=1;");
  CHECK(named(R"(name="a\"b\\c\d")") == R"(a"b\\c\d=1;)");
  CHECK(named(R"(name="\"a\"b\"")") == R"("a"b"=1;)");
  CHECK(named(R"(name="a"; filename="\\server\b\")") == R"(a=<\\server\b\|text/plain|1>;)");
  CHECK(named(R"(name="a\")") == R"(a\=1;)");
  CHECK(named(R"(name=a; filename="C:\temp\x.txt")") == R"(a=<C:\temp\x.txt|text/plain|1>;)");
  CHECK(named(R"(NAME = a ; FileName=x y )") == "a=<x y|text/plain|1>;");
  CHECK(named(R"(name=a; filename="x"; filename*=utf-8'en'%e2%82%ac%20)") == "a=<€ |text/plain|1>;");
  CHECK(named(R"(filename*=UTF-8''%e2%82%ac; filename="x"; name=a)") == "a=<€|text/plain|1>;");
  CHECK(named(R"(name=a; filename*=UTF-8''%ff)") == "a=<\xef\xbf\xbd|text/plain|1>;");
  CHECK(named(R"(name=a; filename*=iso-8859-1''%e4)") == "a=<|text/plain|1>;");
  CHECK(named(R"(name=a; filename="x"; filename*=iso-8859-1''%e4)") == "a=<x|text/plain|1>;");
  CHECK(named(R"(name=a; filename*=UTF-8; filename="x")") == "a=<x|text/plain|1>;");
  CHECK(named(R"(name=a; filename="x"; filename*=UTF-8'')") == "a=<|text/plain|1>;");
  CHECK(named(R"(name="")") == "=1;");
  CHECK(named(R"(name=a;)") == "a=1;");
}

TEST_CASE("only a whole line is a boundary", "[http][form]") {
  const std::string text =
      "x--B--\n--B--\r--B--\r\n--BB\r\n --B--\r\n--B-\r\n--B x\r\r\n\n--B\r\n--B--x\r\n--B---\r\n--B-- \n\r\n--B --";
  CHECK(read(part("name=a", text) + "--B--") == "a=" + text + ";");
  CHECK(read(part("name=a", "\r\n") + "--B--") == "a=\r\n;");
  const std::string longest(70, '-');
  CHECK(read("--" + longest + "\r\nContent-Disposition: form-data; name=a\r\n\r\n-\r\n---\r\n--" + longest + "--", longest) ==
        "a=-\r\n---;");
}

TEST_CASE("a form that is not one is refused by its part and its place", "[http][form]") {
  CHECK(read("") == "!0@0 does not begin: the boundary is missing");
  CHECK(read("--C\r\n") == "!0@0 does not begin: the boundary is missing");
  CHECK(read("--B\nContent-Disposition: form-data; name=a\n\n1\n--B--") == "!0@0 does not begin: the boundary is missing");
  CHECK(read("--B\r\n") == "!1@5 has headers without an end");
  CHECK(read(part("name=a", "1") + "--B\r\nContent-Disposition: form-data; name=b\r\n\r\n2") ==
        "a=1;!2@55 has no end: the boundary after it is missing");
  CHECK(read(part("name=a", "1")) == "!1@5 has no end: the boundary after it is missing");
  CHECK(read(part("name=a", "1") + "--B-") == "!1@5 has no end: the boundary after it is missing");
  CHECK(read("--B\r\n\r\n1\r\n--B--") == "!1@5 has no name");
  CHECK(read("--B\r\nContent-Type: text/plain\r\n\r\n1\r\n--B--") == "!1@5 has no name");
  CHECK(named("filename=x") == "!1@5 has no name");
  CHECK(read("--B\r\nContent-Disposition form-data\r\n\r\n1\r\n--B--") == "!1@5 has a header without a colon");
  for (const std::string_view disposition :
       {"name", "name=a; name=b", R"(name="a)", R"(name="a\"; filename="x")", R"(name="a"b)", "name=a; filename"}) {
    CAPTURE(disposition);
    CHECK(named(disposition) == "!1@5 has an invalid content-disposition");
  }
  CHECK(read("--B\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--B--") == "!1@5 has an invalid content-disposition");
  CHECK(read("--B\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b\r\n\r\n1\r\n--B--") ==
        "!1@5 has an invalid content-disposition");
}

TEST_CASE("texts and headers are UTF-8, files need not be", "[http][form]") {
  CHECK(read(part("name=a", "\xff") + "--B--") == "!1@5 is no text in UTF-8");
  CHECK(read(part("name=a; filename=f", "\xff") + "--B--") == "a=<f|text/plain|\xff>;");
  CHECK(named("name=\xf6") == "!1@5 has headers that are not UTF-8");
  CHECK(read(part("name=_charset_", "UTF-8") + "--B--") == "_charset_=UTF-8;");
  CHECK(read(part("name=_charset_", "windows-1252") + "--B--") == "!1@5 has another charset than UTF-8");
}

TEST_CASE("parts and their headers have limits", "[http][form]") {
  std::string form, expected;
  for (std::size_t i = 0; i != MultipartReader::max_parts; ++i) form += part("name=a", ""), expected += "a=;";
  CHECK(read(form + "--B--") == expected);
  CHECK(read(form + part("name=a", "") + "--B--") ==
        expected + "!1001@" + std::to_string(999 * part("name=a", "").size() + 5) + " is one too many: a form has at most 1000");
  const auto with_headers = [](std::size_t size) {
    const std::string name = "Content-Disposition: form-data; name=a\r\nX: ";
    return "--B\r\n" + name + std::string(size - name.size(), 'x') + "\r\n\r\n1\r\n--B--";
  };
  CHECK(read(with_headers(MultipartReader::max_headers)) == "a=1;");
  CHECK(read(with_headers(MultipartReader::max_headers + 1)) == "!1@5 has headers of more than 8192 bytes");
  CHECK(read(with_headers(1'000'000)) == "!1@5 has headers of more than 8192 bytes");
}

TEST_CASE("a content-type has a boundary of 1 to 70 characters", "[http][form]") {
  CHECK(boundary_of("multipart/form-data; boundary=----WebKitFormBoundary7MA4") == "----WebKitFormBoundary7MA4");
  CHECK(boundary_of(R"(multipart/form-data; charset=utf-8; Boundary="a b;c")") == "a b;c");
  CHECK(boundary_of("multipart/form-data;boundary=" + std::string(70, 'x')).size() == 70);
  for (const auto& type : {"multipart/form-data"s, "multipart/form-data; boundary"s, "multipart/form-data; boundary="s,
                           R"(multipart/form-data; boundary="x)"s, "multipart/form-data; x=boundary"s,
                           "multipart/form-data; boundary=" + std::string(71, 'x')}) {
    CAPTURE(type);
    CHECK(boundary_of(type).empty());
  }
}
