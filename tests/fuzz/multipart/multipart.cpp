// Bodies of multipart/form-data (lambda_wasm/http/route/multipart.hpp). The first byte selects whether the rest is such a body, which a
// slow reader of the same rules reads too, or entries of a form, which are written as browsers write them and must read back.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/edge/native.hpp>
#include <lambda_wasm/http/route/multipart.hpp>
#include <lambda_wasm/storage.hpp>

#include "../fuzz.hpp"
#include "../oracle/utf8.hpp"

using namespace lambda_wasm;

namespace {

bool is_utf8(std::string_view text) { return oracle::utf8_decoded(text) == text; }

struct Entry {
  std::string name, file, content;
  bool is_file = false;
  friend bool operator==(const Entry&, const Entry&) = default;
};

/// The parts of a body in memory of exactly its size. `is_whole`: there was no problem.
std::vector<Entry> read(std::string_view body, std::string_view boundary, bool& is_whole) {
  const Exact exact(body);
  Storage storage;
  detail::MultipartReader reader(exact, boundary, storage);
  std::vector<Entry> entries;
  for (detail::FormPart part; reader.next(part);) {
    const std::string_view content = part.is_file ? part.file.bytes.view() : part.field.value;
    fuzz::check(content.empty() || (content.data() >= exact.view().data() &&
                                    content.data() + content.size() <= exact.view().data() + body.size()),
                "what a part holds is a view of the body", body);
    fuzz::check(
        is_utf8(part.field.name) && is_utf8(part.file.name) && is_utf8(part.file.type) && (part.is_file || is_utf8(content)),
        "texts are UTF-8", body);
    entries.push_back({std::string(part.field.name), std::string(part.file.name), std::string(content), part.is_file});
  }
  is_whole = reader.problem() == nullptr;
  return entries;
}

/// The contents of the parts, found line by line. Empty if the body has no end.
std::vector<std::string> contents(std::string_view body, std::string_view boundary) {
  std::vector<std::string> parts;
  std::string part;
  bool is_within = false, is_first = true;
  for (std::size_t at = 0; at <= body.size();) {
    const std::size_t end = std::min(body.find("\r\n", at), body.size());
    const std::string_view line = body.substr(at, end - at);
    const bool is_delimiter = line.starts_with("--") && line.substr(2).starts_with(boundary);
    const std::string_view rest = is_delimiter ? line.substr(2 + boundary.size()) : std::string_view();
    const bool has_dashes = rest.starts_with("--");
    const bool is_line = is_delimiter && rest.find_first_not_of(" \t", has_dashes ? 2 : 0) == rest.npos;
    const bool is_last = is_line && has_dashes;
    if (is_last || (is_line && end != body.size())) {
      if (is_within) parts.push_back(part);
      if (is_last) return parts;
      is_within = is_first = true;
      part.clear();
    } else {
      part.append(is_first ? "" : "\r\n").append(line);
      is_first = false;
    }
    at = end + 2;
  }
  return {};
}

void check_body(std::string_view body) {
  bool is_whole = false;
  const std::vector<Entry> entries = read(body, "B", is_whole);
  if (!is_whole) return;
  std::vector<std::string> expected = contents(body, "B");
  fuzz::check(expected.size() >= entries.size(), "each part is between two boundaries", body);
  auto at = expected.begin();
  for (const Entry& entry : entries) {
    // The parts in between are empty fields for files.
    at = std::find_if(at, expected.end(), [&](const std::string& part) {
      const std::size_t end = part.find("\r\n\r\n", 0);
      return (end == part.npos ? std::string() : part.substr(end + 4)) == entry.content;
    });
    fuzz::check(at != expected.end(), "a part's content ends at the next boundary", body);
    ++at;
  }
}

// As the HTML Standard writes names, "multipart/form-data encoding algorithm".
std::string quoted(std::string_view name) {
  std::string made = "\"";
  for (const char character : name) {
    switch (character) {
      case '"':
        made += "%22";
        break;
      case '\r':
        made += "%0D";
        break;
      case '\n':
        made += "%0A";
        break;
      default:
        made += character;
    }
  }
  return made + '"';
}
// A name in quotes with one of these is read as another one.
bool is_ambiguous(std::string_view name) { return name.find("%22") != name.npos || name.find("%0") != name.npos; }

void check_entries(fuzz::Input& input) {
  const std::string boundary = "----WebKitFormBoundary7MA4YWxk";
  std::vector<Entry> entries;
  std::string body;
  while (!input.rest().empty() && entries.size() < 20) {
    Entry entry;
    entry.is_file = input.choice(2) == 1;
    entry.name = oracle::utf8_decoded(input.field());
    entry.file = entry.is_file ? oracle::utf8_decoded(input.field()) : "";
    const std::string_view content = input.field();
    entry.content = entry.is_file ? std::string(content) : oracle::utf8_decoded(content);
    std::replace(entry.content.begin(), entry.content.end(), '^', '\n');
    if (is_ambiguous(entry.name) || is_ambiguous(entry.file) || entry.name == "_charset_") continue;
    if (entry.is_file && entry.name.ends_with('\\')) continue;        // see HeaderParameters::is_escape
    if (entry.content.find(boundary) != std::string::npos) continue;  // browsers choose another boundary
    body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=").append(quoted(entry.name));
    if (entry.is_file) body.append("; filename=").append(quoted(entry.file)).append("\r\nContent-Type: application/octet-stream");
    body.append("\r\n\r\n").append(entry.content).append("\r\n");
    if (!entry.is_file || !entry.file.empty() || !entry.content.empty()) entries.push_back(entry);
  }
  body.append("--").append(boundary).append("--\r\n");
  bool is_whole = false;
  fuzz::check(read(body, boundary, is_whole) == entries && is_whole, "a form reads back as it was written", body);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  if (input.choice(2) == 0) {
    check_body(input.rest());
  } else {
    check_entries(input);
  }
  return 0;
}
