#pragma once
/// @file
/// Reads bodies of `multipart/form-data` (RFC 7578), as browsers write them (HTML Standard, "multipart/form-data encoding algorithm"):
///
///     MultipartReader reader(body, boundary, storage);
///     for (FormPart part; reader.next(part);) use(part);
///     if (reader.problem() != nullptr) …

#include <cstddef>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/http/form_file.hpp>
#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/http/route/path.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/join.hpp>
#include <lambda_wasm/text/trimmed.hpp>
#include <lambda_wasm/text/utf8.hpp>

namespace lambda_wasm::detail {

/// `text.find(searched, from)`, as one function for all.
[[nodiscard, gnu::noinline]] inline std::size_t find_text(std::string_view text, std::string_view searched,
                                                          std::size_t from = 0) {
  return text.find(searched, from);
}

/// The parameters of a header's value: `; name="a"; filename=b`.
class HeaderParameters {
 public:
  /// @param header  the whole value: what stands before its first `;` is skipped
  explicit HeaderParameters(std::string_view header) : rest_(header) {
    const std::size_t end = rest_.find(';');
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end);
  }

  std::string_view name;
  std::string_view value;  ///< without its quotes, but with its escapes
  static constexpr std::string_view escaped_quote = R"(\")";

  /// Takes the next parameter. @returns false after the last, and at one that has no form of a parameter
  [[nodiscard, LAMBDA_WASM_DETAIL_SMALL]] bool next() {
    rest_ = text::trimmed(rest_);
    if (!rest_.starts_with(';')) return false;
    const std::size_t equals = rest_.find('=');
    if (equals == std::string_view::npos) return false;
    name = text::trimmed(rest_.substr(1, equals - 1));
    rest_.remove_prefix(equals + 1);
    std::size_t end = 0;
    if (rest_.starts_with('"')) {
      for (end = 1; end < rest_.size() && rest_[end] != '"'; ++end) end += is_escape(rest_.substr(end)) ? 1U : 0U;
      if (end >= rest_.size()) return false;
      value = rest_.substr(1, end - 1);
      ++end;
    } else {
      while (end != rest_.size() && rest_[end] != ';') ++end;
      value = text::trimmed(rest_.substr(0, end));
    }
    rest_.remove_prefix(end);
    return true;
  }
  /// Whether all of the value was taken.
  [[nodiscard]] bool is_done() const noexcept { return rest_.find_first_not_of("; ") == std::string_view::npos; }

 private:
  /// Whether a text begins with an escaped quote: older senders write a quote as `\"`. Browsers, curl since 7.81 and the fetch of Node.js
  /// write `%22`, and a backslash as itself: theirs may stand before the last quote.
  static bool is_escape(std::string_view text) noexcept {
    return text.starts_with(escaped_quote) && text.find('"', escaped_quote.size()) != std::string_view::npos;
  }

  std::string_view rest_;
};

/// The value of `boundary` in a content-type; empty if there is none of 1 to 70 characters (RFC 2046 section 5.1.1).
[[nodiscard, LAMBDA_WASM_DETAIL_SMALL]] inline std::string_view boundary_of(std::string_view content_type) {
  HeaderParameters parameters(content_type);
  while (parameters.next()) {
    if (is_same_header(parameters.name, "boundary")) return parameters.value.size() > 70 ? std::string_view() : parameters.value;
  }
  return {};
}

/// A part of a form: a text, or a file.
struct FormPart {
  NamedValue field;  ///< the value is that of a text
  FormFile file;
  bool is_file = false;
};

/// Reads the parts in the time that it takes to search the body for carriage returns once, whatever the body.
class MultipartReader {
 public:
  static constexpr std::size_t max_parts = 1000;
  static constexpr std::size_t max_headers = 8192;  ///< bytes of one part's headers
  /// The least bytes of a part that `next` takes, apart from the boundary.
  static constexpr std::size_t least_part = 32;

  /// @param boundary  not empty
  MultipartReader(std::string_view body, std::string_view boundary, Storage& storage)
      : body_(body), delimiter_(text::join(storage, {"\r\n--", boundary})), storage_(storage) {}

  /// Takes the next part that is not an empty field for a file. @returns false after the last, or if there is a problem
  [[nodiscard, LAMBDA_WASM_DETAIL_SMALL]] bool next(FormPart& part) {
    if (number_ == 0) {
      const bool is_at_start = body_.starts_with(delimiter_.substr(2)) && ends_line(delimiter_.size() - 2);
      if (!is_at_start && pass_delimiter(0) == std::string_view::npos) return fail("does not begin: the boundary is missing");
    }
    while (!is_closed_) {
      if (++number_ > max_parts) return fail("is one too many: a form has at most 1000");
      begin_ = at_;
      const std::string_view head = body_.substr(begin_, max_headers + 4);
      const bool has_headers = !head.starts_with("\r\n");
      const std::size_t end = has_headers ? find_text(head, "\r\n\r\n") : 0;
      if (end == std::string_view::npos) {
        return fail(head.size() > max_headers ? "has headers of more than 8192 bytes" : "has headers without an end");
      }
      part = {};
      part.file.type = "text/plain";
      if (!read_headers(head.substr(0, end), part)) return false;
      const std::size_t content = begin_ + end + (has_headers ? 4 : 2);
      // The line break of empty headers may be that of the delimiter.
      const std::size_t place = pass_delimiter(content - 2);
      if (place == std::string_view::npos) return fail("has no end: the boundary after it is missing");
      const std::string_view value = place < content ? std::string_view() : body_.substr(content, place - content);
      if (part.is_file) {
        part.file.bytes = BytesView(value);
        if (!part.file.name.empty() || !value.empty()) return true;
      } else {
        part.field.value = value;
        if (!text::is_valid_utf8(value)) return fail("is no text in UTF-8");
        if (part.field.name == "_charset_" && !is_same_header(value, "utf-8")) return fail("has another charset than UTF-8");
        return true;
      }
    }
    return false;
  }

  /// What is wrong with the part: `has no name`. Null if nothing is.
  [[nodiscard]] const char* problem() const noexcept { return problem_; }
  /// The number of the part, from 1.
  [[nodiscard]] std::size_t number() const noexcept { return number_; }
  /// Where the part begins, in bytes.
  [[nodiscard]] std::size_t place() const noexcept { return begin_; }

 private:
  bool fail(const char* problem) noexcept {
    problem_ = problem;
    return false;
  }

  /// Moves after the line of a delimiter, whose text ends at `at`. @returns false if it is no whole line
  [[nodiscard]] bool ends_line(std::size_t at) {
    const bool is_last = body_.substr(at, 2) == "--";
    if (is_last) at += 2;
    while (at != body_.size() && (body_[at] == ' ' || body_[at] == '\t')) ++at;
    if (body_.substr(at, 2) != "\r\n" && !(is_last && at == body_.size())) return false;
    is_closed_ = is_last;
    at_ = at + 2;
    return true;
  }
  /// Moves after the next delimiter. @returns where it begins, or npos
  [[nodiscard, gnu::noinline]] std::size_t pass_delimiter(std::size_t from) {
    // Only the first character of the delimiter is a carriage return: no byte is compared twice.
    for (;; from += delimiter_.size()) {
      from = find_text(body_, delimiter_, from);
      if (from == std::string_view::npos || ends_line(from + delimiter_.size())) return from;
    }
  }

  [[nodiscard, LAMBDA_WASM_DETAIL_SMALL]] bool read_headers(std::string_view head, FormPart& part) {
    if (!text::is_valid_utf8(head)) return fail("has headers that are not UTF-8");
    while (!head.empty()) {
      const std::size_t end = find_text(head, "\r\n");
      const std::string_view line = head.substr(0, end);
      head.remove_prefix(end == std::string_view::npos ? head.size() : end + 2);
      const std::size_t colon = line.find(':');
      if (colon == std::string_view::npos) return fail("has a header without a colon");
      const std::string_view name = line.substr(0, colon), value = text::trimmed(line.substr(colon + 1));
      if (is_same_header(name, "content-type")) {
        part.file.type = value;
        // Some senders, such as the fetch of Node.js, leave out an empty name of a file.
        part.is_file = part.is_file || is_same_header(value, "application/octet-stream");
      }
      if (is_same_header(name, "content-disposition") && !read_disposition(value, part)) {
        return fail("has an invalid content-disposition");
      }
    }
    return part.field.name.data() != nullptr || fail("has no name");
  }
  [[nodiscard, LAMBDA_WASM_DETAIL_SMALL]] bool read_disposition(std::string_view value, FormPart& part) {
    if (!is_same_header(text::trimmed(value.substr(0, value.find(';'))), "form-data")) return false;
    bool is_extended = false;
    HeaderParameters parameters(value);
    while (parameters.next()) {
      if (is_same_header(parameters.name, "name")) {
        if (part.field.name.data() != nullptr) return false;
        part.field.name = unescaped(parameters.value);
      } else if (is_same_header(parameters.name, "filename*")) {
        part.is_file = true;
        if (const std::string_view name = extended(parameters.value); name.data() != nullptr) {
          is_extended = true;
          part.file.name = name;
        }
      } else if (is_same_header(parameters.name, "filename")) {
        part.is_file = true;
        if (!is_extended) part.file.name = unescaped(parameters.value);
      }
    }
    return parameters.is_done();
  }

  /// A quoted text: browsers escape a quote and line breaks by percent, others a quote by a backslash.
  [[nodiscard, LAMBDA_WASM_DETAIL_SMALL]] std::string_view unescaped(std::string_view text) const {
    char* const begin = storage_.allocate(text.size());
    char* to = begin;
    for (; !text.empty(); text.remove_prefix(1)) {
      char character = text.front();
      if (text.starts_with(HeaderParameters::escaped_quote)) {
        character = '"';
        text.remove_prefix(1);
      } else if (const std::string_view code = text.substr(0, 3);
                 code == "%22" || is_same_header(code, "%0d") || is_same_header(code, "%0a")) {
        character = code == "%22" ? '"' : (code[2] | 0x20) == 'd' ? '\r' : '\n';
        text.remove_prefix(2);
      }
      *to++ = character;
    }
    return {begin, static_cast<std::size_t>(to - begin)};
  }
  /// A text of RFC 8187: `UTF-8'en'%e2%82%ac`. Without a data pointer if it has another form or charset.
  [[nodiscard, LAMBDA_WASM_DETAIL_SMALL]] std::string_view extended(std::string_view text) const {
    const std::size_t end = text.rfind('\'');
    if (end == std::string_view::npos || !is_same_header(text.substr(0, 6), "utf-8'")) return {};
    return decode_segment(text.substr(end + 1), storage_);
  }

  std::string_view body_;
  std::string_view delimiter_;
  Storage& storage_;
  std::size_t at_ = 0;  ///< of the next part
  std::size_t begin_ = 0;
  std::size_t number_ = 0;
  const char* problem_ = nullptr;
  bool is_closed_ = false;
};

}  // namespace lambda_wasm::detail
