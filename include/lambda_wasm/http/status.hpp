#pragma once

#include <string_view>

#include <lambda_wasm/detail/cold.hpp>

namespace lambda_wasm {

namespace detail {

// The phrases of each hundred, from x00 on, in one text: a table of addresses would be larger than the phrases.
inline constexpr std::string_view reason_phrases[] = {
    "Continue|Switching Protocols|Processing|Early Hints",
    "OK|Created|Accepted|Non-Authoritative Information|No Content|Reset Content|Partial Content|Multi-Status|Already Reported"
    "||||||||||||||||||IM Used",
    "Multiple Choices|Moved Permanently|Found|See Other|Not Modified|Use Proxy||Temporary Redirect|Permanent Redirect",
    "Bad Request|Unauthorized|Payment Required|Forbidden|Not Found|Method Not Allowed|Not Acceptable|Proxy Authentication "
    "Required|"
    "Request Timeout|Conflict|Gone|Length Required|Precondition Failed|Content Too Large|URI Too Long|Unsupported Media Type|"
    "Range Not Satisfiable|Expectation Failed||||Misdirected Request|Unprocessable Content|Locked|Failed Dependency|Too Early|"
    "Upgrade Required||Precondition Required|Too Many Requests||Request Header Fields Too Large|"
    "|||||||||||||||||||Unavailable For Legal Reasons",
    "Internal Server Error|Not Implemented|Bad Gateway|Service Unavailable|Gateway Timeout|HTTP Version Not Supported|"
    "Variant Also Negotiates|Insufficient Storage|Loop Detected||Not Extended|Network Authentication Required",
};

}  // namespace detail

/// The reason phrase of a status code in IANA's "HTTP Status Code Registry"; empty for an unassigned code.
[[LAMBDA_WASM_DETAIL_COLD]] constexpr std::string_view reason_phrase(int status) noexcept {
  if (status < 100 || status > 599) return {};
  std::string_view phrases = detail::reason_phrases[status / 100 - 1];
  for (int left = status % 100;; --left) {
    const std::size_t end = phrases.find('|');
    if (left == 0) return phrases.substr(0, end);
    if (end == std::string_view::npos) return {};
    phrases.remove_prefix(end + 1);
  }
}

}  // namespace lambda_wasm
