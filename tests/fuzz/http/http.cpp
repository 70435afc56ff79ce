// Header values: cookies in and out, tokens, dates, and the container of a response's headers. The first byte selects one.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/cookie.hpp>
#include <lambda_wasm/http/event_request.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/http/set_cookie.hpp>
#include <lambda_wasm/http/syntax.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/testing.hpp>

#include "../fuzz.hpp"

using namespace lambda_wasm;

namespace {

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts(1);
  for (const char character : text) {
    if (character == at) {
      parts.emplace_back();
    } else {
      parts.back() += character;
    }
  }
  return parts;
}
std::string trimmed(std::string text) {
  const auto is_space = [](char character) { return character == ' ' || character == '\t'; };
  while (!text.empty() && is_space(text.back())) text.pop_back();
  while (!text.empty() && is_space(text.front())) text.erase(0, 1);
  return text;
}
std::string lower(std::string_view text) {
  std::string made(text);
  for (char& character : made)
    if (character >= 'A' && character <= 'Z') character = static_cast<char>(character | 0x20);
  return made;
}

void check_cookie_header(std::string_view header) {
  const std::size_t room = detail::count_cookie_parts(header);
  std::unique_ptr<NamedValue[]> cookies(new NamedValue[room]);
  const auto count = static_cast<std::size_t>(detail::split_cookies(header, cookies.get()) - cookies.get());
  std::size_t at = 0;
  for (const std::string& part : split(header, ';')) {
    const std::string pair = trimmed(part);
    const std::size_t equals = pair.find('=');
    if (equals == pair.npos) continue;
    fuzz::check(at < count, "no cookie is missing", header);
    fuzz::check_same(cookies[at].name, pair.substr(0, equals), "a cookie's name is the text before the first =");
    fuzz::check_same(cookies[at++].value, pair.substr(equals + 1), "a cookie's value is the text after the first =");
  }
  fuzz::check(at == count && count <= room, "there are no extra cookies", header);
}

// How a browser parses a set-cookie header: RFC 6265 section 5.2, steps 1 to 6.
struct Received {
  std::string name, value;
  std::vector<std::pair<std::string, std::string>> attributes;  // names in lower case
};
std::optional<Received> receive(std::string_view text) {
  const std::vector<std::string> parts = split(text, ';');
  const std::size_t equals = parts[0].find('=');
  if (equals == std::string::npos) return std::nullopt;
  Received cookie{trimmed(parts[0].substr(0, equals)), trimmed(parts[0].substr(equals + 1)), {}};
  if (cookie.name.empty()) return std::nullopt;
  for (std::size_t i = 1; i != parts.size(); ++i) {
    const std::size_t middle = std::min(parts[i].find('='), parts[i].size());
    cookie.attributes.emplace_back(lower(trimmed(parts[i].substr(0, middle))),
                                   trimmed(parts[i].substr(std::min(middle + 1, parts[i].size()))));
  }
  return cookie;
}

std::string http_date(std::chrono::sys_seconds time) {
  const std::time_t seconds = time.time_since_epoch().count();
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[40];
  return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

void check_set_cookie(fuzz::Input input) {
  SetCookie cookie;
  const std::size_t flags = input.choice(64);
  cookie.name = input.field();
  cookie.value = input.field();
  if ((flags & 1) != 0) cookie.path = input.field();
  if ((flags & 2) != 0) cookie.domain = input.field();
  if ((flags & 4) != 0) cookie.max_age = std::chrono::seconds(input.number<std::int64_t>());
  if ((flags & 8) != 0)
    cookie.expires = std::chrono::sys_seconds(std::chrono::seconds(input.number<std::int64_t>() >> input.choice(64)));
  cookie.secure = (flags & 16) != 0;
  cookie.http_only = (flags & 32) != 0;
  if (const std::size_t which = input.choice(4); which != 0) cookie.same_site = static_cast<SameSite>(which - 1);

  Storage storage;
  std::string text;
  try {
    text = cookie.writer.write(cookie, storage);
  } catch (const Error& error) {
    fuzz::check(error.type == error_type::invalid_response && !error.message.empty(), "a cookie is rejected with a named error",
                cookie.name);
    return;
  }
  const auto received = receive(text);
  fuzz::check(received.has_value(), "a browser accepts the cookie", text);
  fuzz::check(detail::is_set_cookie_text(text), "a cookie's text is a valid header value", text);
  fuzz::check_same(received->name, cookie.name, "the name arrives");
  fuzz::check_same(received->value, cookie.value, "the value arrives");
  std::vector<std::pair<std::string, std::string>> expected;
  if (!cookie.path.empty()) expected.emplace_back("path", cookie.path);
  if (!cookie.domain.empty()) expected.emplace_back("domain", cookie.domain);
  if (cookie.max_age) expected.emplace_back("max-age", std::to_string(cookie.max_age->count()));
  if (cookie.expires) expected.emplace_back("expires", http_date(*cookie.expires));
  if (cookie.secure) expected.emplace_back("secure", "");
  if (cookie.http_only) expected.emplace_back("httponly", "");
  constexpr const char* sites[] = {"Strict", "Lax", "None"};
  if (cookie.same_site) expected.emplace_back("samesite", sites[static_cast<std::size_t>(*cookie.same_site)]);
  for (auto& [name, value] : expected) value = trimmed(value);
  fuzz::check(received->attributes == expected, "the attributes arrive, and no others", text);
}

void check_syntax(std::string_view text) {
  constexpr std::string_view characters = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  fuzz::check(detail::is_token(text) == (!text.empty() && text.find_first_not_of(characters) == text.npos),
              "is_token takes tokens", text);
  fuzz::check(detail::is_header_value(text) == (text.find_first_of(std::string_view("\r\n\0", 3)) == text.npos),
              "is_header_value takes what does not end a header", text);
  if (detail::is_set_cookie_text(text)) {
    const auto received = receive(text);
    fuzz::check(received && detail::is_token(received->name) && detail::is_header_value(text), "a browser accepts such a cookie",
                text);
  }
}

void check_sender(fuzz::Input input) {
  const std::string stage(input.field()), path(input.field());
  const std::string prefix = "/" + stage;
  std::string expected = path;
  if (!stage.empty() && stage != "$default" && (path.starts_with(prefix + "/") || path == prefix))
    expected = path.substr(prefix.size());
  fuzz::check_same(detail::without_stage(Exact(path), Exact(stage)), expected, "a leading stage is removed");
  fuzz::check(detail::is_function_url(Exact(path)) == (path.find(".lambda-url.") != path.npos),
              "a function URL's domain is recognized", path);
}

void check_headers(fuzz::Input input) {
  Headers headers;
  std::vector<std::pair<std::string, std::string>> expected;
  const auto is_named = [](std::string_view name) {
    return [name = lower(name)](const auto& header) { return lower(header.first) == name; };
  };
  while (!input.rest().empty()) {
    const std::size_t what = input.choice(6);
    const std::string name(input.field());
    switch (what) {
      case 0:
      case 1: {
        const std::string value(input.field());
        headers.append(name, value);
        expected.emplace_back(name, value);
        break;
      }
      case 2: {
        const std::string value(input.field());
        headers.set(name, value);
        const auto first = std::find_if(expected.begin(), expected.end(), is_named(name));
        if (first == expected.end()) {
          expected.emplace_back(name, value);
        } else {
          *first = {name, value};
          expected.erase(std::remove_if(first + 1, expected.end(), is_named(name)), expected.end());
        }
        break;
      }
      case 3:
        headers.remove(name);
        std::erase_if(expected, is_named(name));
        break;
      case 4: {
        const Headers copy = headers;
        Headers moved = std::move(headers);
        fuzz::check(headers.empty() && headers.begin() == headers.end(), "moved-from headers are empty");
        fuzz::check(copy == moved, "a copy is the same");
        headers = std::move(moved);
        break;
      }
      default:  // a view into an existing value
        for (const auto value : headers.all(name)) {
          expected.emplace_back(value, value);
          headers.append(value, value);
          break;
        }
    }
    const auto first = std::find_if(expected.begin(), expected.end(), is_named(name));
    fuzz::check(headers.get(name).has_value() == (first != expected.end()), "a header is found", name);
    if (first != expected.end()) fuzz::check_same(*headers.get(name), first->second, "the first value is returned");
    if (expected.size() > 64) break;
  }
  fuzz::check(headers.size() == expected.size(), "every header is counted");
  std::size_t at = 0;
  for (const auto& [name, value] : headers) {
    fuzz::check_same(name, expected[at].first, "names are unchanged");
    fuzz::check_same(value, expected[at++].second, "values are unchanged");
  }
  fuzz::check(at == expected.size(), "no header is missing");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  switch (input.choice(5)) {
    case 0:
      check_cookie_header(Exact(input.rest()));
      break;
    case 1:  // errors use an invocation's storage
      (void)testing::invoke([&] { check_set_cookie(input); }, "{}");
      break;
    case 2:
      check_syntax(Exact(input.rest()));
      break;
    case 3:
      check_sender(input);
      break;
    default:
      check_headers(input);
  }
  return 0;
}
