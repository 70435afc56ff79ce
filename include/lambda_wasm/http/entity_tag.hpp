#pragma once
/// @file
/// Entity tags and the conditions that name them (RFC 9110 sections 8.8.3 and 13.1).

#include <cstddef>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/result.hpp>

namespace lambda_wasm {

namespace detail {

enum class TagComparison : bool { weak, strong };

/// Whether a list of entity tags, such as the value of If-Match, has the `tag`, or is `*`.
[[nodiscard, LAMBDA_WASM_DETAIL_SMALL]] inline bool lists_tag(std::string_view list, std::string_view tag,
                                                              TagComparison how) noexcept {
  if (list == "*") return true;
  if (how == TagComparison::weak && tag.starts_with('W')) tag.remove_prefix(2);
  const char* const end = list.data() + list.size();
  for (const char* at = list.data(); at != end; ++at) {
    if (*at != '"') continue;
    const char* const begin = at;
    do {
      if (++at == end) return false;
    } while (*at != '"');
    const bool may_match = how == TagComparison::weak || begin == list.data() || begin[-1] != '/';
    if (may_match && std::string_view(begin, static_cast<std::size_t>(at - begin) + 1) == tag) return true;
  }
  return false;
}

}  // namespace detail

/// Checks that a request changes the representation that its sender has seen: that If-Match has `tag`, a strong entity tag such as
/// `"\"7\""`, or is `*`. Use it before a PUT, PATCH or DELETE is carried out, so that of two senders the second does not undo what the
/// first has changed.
///
/// @returns nothing, or an HttpError: 428 without If-Match (RFC 6585 section 3), 412 if it has other tags
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline Result<void> try_require_match(const Request& request, std::string_view tag) {
  const std::string_view list = detail::RequestAccess::header<"if-match">(request);
  if (list.empty()) return HttpError(428, "The request needs If-Match with the ETag of what it changes.");
  if (detail::lists_tag(list, tag, detail::TagComparison::strong)) return {};
  return HttpError(412, "It was changed meanwhile: If-Match has another ETag.");
}
/// As `try_require_match`, but throws the HttpError.
template <class R = Request>
void require_match(const R& request, std::string_view tag) {
  static_assert(
      LAMBDA_WASM_EXCEPTIONS || !std::is_same_v<R, R>,
      "lambda_wasm: require_match(…) throws, but this function is built with EXCEPTIONS none: use try_require_match(…)");
  const Result<void> matches = try_require_match(request, tag);
  if (!matches) detail::raise(matches.failure());
}

}  // namespace lambda_wasm
