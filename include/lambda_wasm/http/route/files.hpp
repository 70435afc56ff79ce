#pragma once
/// @file
/// Files of the function's package as parts of `routes`:
///
///     constexpr auto site = lw::routes(lw::route<"GET /api/time", time>, lw::files<"/">);
///
///     lambda_wasm_add_function(site SOURCES main.cpp FILES public@/)   # CMake
///
/// The build lists the files and puts them into the zip. A path that is not in this list has no file: no path is resolved at run time.

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/detail/held.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/request_parts.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/path.hpp>
#include <lambda_wasm/http/route/plan.hpp>
#include <lambda_wasm/http/route/table.hpp>
#include <lambda_wasm/http/route/walk.hpp>
#include <lambda_wasm/http/routed_reply.hpp>

namespace lambda_wasm {

namespace detail {

struct Immutable {};

/// Whether files may be at a path: one without parameters and escapes and, unless it is `/`, without a slash at the end.
constexpr bool is_path_of_files(std::string_view path) {
  for (const char character : path) {
    if (!of_paths.has(character) || character == '%') return false;
  }
  return path.starts_with('/') && (path.size() == 1 || path.back() != '/');
}

}  // namespace detail

/// The names of these files change with their content, as bundlers name them: browsers need not ask for one again for a year.
inline constexpr detail::Immutable immutable{};

/// @see files
template <detail::FixedText Path, auto... options>
struct Files {
  /// @internal
  static constexpr bool is_immutable = sizeof...(options) != 0;
  /// @internal
  static constexpr bool is_fine = [] {
    static_assert(
        detail::is_path_of_files(Path.view()),
        "The path of lw::files and lw::openapi begins with a slash, does not end with one, and has neither parameters nor "
        "escapes: write lw::files<\"/assets\">, or lw::files<\"/\">.");
    static_assert((std::same_as<std::remove_cvref_t<decltype(options)>, detail::Immutable> && ...),
                  "The option of lw::files is lw::immutable.");
    return detail::is_path_of_files(Path.view());
  }();
};

/// Answers GET and HEAD by files of the function's package. `FILES folder@/path` of `lambda_wasm_add_function` names the folder and the
/// whole path, with the prefixes of the groups around. Another handler serves these files only if it names the same path.
///
/// Routes come first: a file is for a path that no route takes. A path that ends with a slash is that folder's `index.html`. A reply has the
/// media type of the file's extension, a strong `etag`, and `cache-control: no-cache`, or `immutable` with `lw::immutable`. If-None-Match is
/// answered by 304. A file that Brotli makes smaller is sent compressed to those that accept it. Other methods are a 405. Range is ignored.
///
/// The middleware of its list is around it, and sees the head of the reply. The bytes do not enter C++: middleware sees an empty body, and an
/// `around` has no files within. A native build has no files: each is a 404.
template <detail::FixedText Path, auto... options>
inline constexpr Files<Path, options...> files{};

/// @see openapi
template <detail::FixedText Path>
struct OpenApi {
  /// @internal
  static constexpr bool is_fine = Files<Path>::is_fine;
};

/// Answers GET and HEAD at this path by the OpenAPI document of the routes, `<name>.openapi.json`, as `files` answers by a file. The zip
/// then has the document, which does not list this path.
template <detail::FixedText Path>
inline constexpr OpenApi<Path> openapi{};

namespace detail {

/// The route of a call whose reply is that of a file.
inline constexpr RouteIndex file_route = no_route - 1;

/// The group of the file at a path, whose texts then are captures of the call; null if there is none.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline const RouteGroup* group_of_file(const FiledPlan& plan, RouteCall& call,
                                                                              std::string_view path) {
  for (std::size_t i = 0; i != plan.file_count; ++i) {
    const PlannedFiles& each = plan.files[i];
    if (!path.starts_with(each.path) || (!each.is_folder && path.size() != each.path.size())) continue;
    const request_part::FoundFile found = request_part::file(path, each.path.size());
    if (found.head.data() == nullptr) return nullptr;
    RouteMatch::Capture* const texts = call.match.captures;
    texts[0] = {found.name.data(), found.name.size()};
    texts[1] = {found.head.data(), found.head.size()};
    return &plan.groups[each.group];
  }
  return nullptr;
}

/// Replies by the file that `group_of_file` found.
[[LAMBDA_WASM_DETAIL_COLD]] inline void reply_file(RouteCall& call) {
  const std::string_view name = call.match.captures[0].view(), head = call.match.captures[1].view();
  Held<RoutedReply> held{{{name.empty() ? 304 : 200}}};
  for (const char* at = head.data(); at != head.data() + head.size();) {
    const std::string_view field(at), value(at + field.size() + 1);
    held.value.head.headers.append(field, value);
    at = value.data() + value.size() + 1;
  }
  call.match.route = file_route;
  call.reply(held.value);
}

/// Sends a reply, perhaps of a file, whose bytes JavaScript adds.
template <class Carrier>
void write_file(RouteCall& call, RoutedReply& reply) {
  if (call.match.route == file_route && reply.head.status == 200 && !reply.is_problem && !call.is_head()) {
    reply.head.status += RoutedReply::is_file;
    reply.body = call.match.captures[0].view();
  }
  RouteCall::write<Carrier>(call, reply);
}

}  // namespace detail

}  // namespace lambda_wasm
