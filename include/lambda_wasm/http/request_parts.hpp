#pragma once
/// @file
/// Declares the functions that fetch the parts of a Request when they are read, and those that depend on them. In native builds they are defined by
/// http/event_parts.hpp, which reads the event of each sender, and http/adapter.hpp; in Wasm edge/http.hpp and edge/form_of_reply.hpp, which ask
/// JavaScript.
///
/// There is one function for each part, so that a part that a handler does not read is neither fetched nor linked. Their results
/// are valid until the invocation's result is delivered, and empty if the event lacks the part. Each call fetches again.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <lambda_wasm/http/literal_header.hpp>
#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/http/sender.hpp>

namespace lambda_wasm {
class Headers;
class Request;
}  // namespace lambda_wasm

namespace lambda_wasm::request_part {

/// The sender of the request, and the form of its headers: the reply has the same form.
struct SenderForm {
  Sender sender = Sender::http_api;
  bool has_multi_value_headers = false;  ///< the event has a list of values for the name of each header
};

using NamedValues = std::span<const NamedValue>;

/// @throws Error `error_type::invalid_event`, as all of these functions do, if the event has a value of another type there
NamedValues query(SenderForm form);
NamedValues headers(SenderForm form);
NamedValues cookies(SenderForm form);
NamedValues path_parameters(SenderForm form);
NamedValues stage_variables(SenderForm form);

/// The first value of one header. @param marked_name  in lower case, after `detail::header_marker`
std::optional<std::string_view> header(SenderForm form, const detail::LiteralHeader& literal, std::string_view marked_name);

/// The body's bytes. @throws Error `error_type::invalid_event` if its base64 is invalid
std::string_view body(SenderForm form);
std::string_view raw_query(SenderForm form);
std::string_view route(SenderForm form);
std::string_view stage(SenderForm form);
std::string_view source_ip(SenderForm form);
std::string_view request_id(SenderForm form);
std::string_view protocol(SenderForm form);
std::optional<std::chrono::sys_time<std::chrono::milliseconds>> time(SenderForm form);

/// A header of a request that a program reads rarely, and which does not cross with the request: smaller than `header`, but slower if there is
/// one. Empty if there is none. @param name  in lower case
std::string_view rare_header(const Request& request, const char* name);

/// As above, of a header that crosses with the request. @param name  the one of `literal`
std::string_view sent_header(const Request& request, const detail::LiteralHeader& literal, const char* name);

/// Whether If-None-Match has an entity tag, by weak comparison, or is `*` (RFC 9110 section 13.1.2).
bool knows_tag(const Request& request, std::string_view tag);

/// Compresses a body as the request accepts it, if its content-type and the other `headers` allow that, and changes these. Null instead of a
/// body stands for the bytes of a stream, whose head these are: they are compressed as they are written. A native build compresses nothing.
///
/// @returns the body to send
std::string_view compress(const Request& request, Headers& headers, std::string_view body);

/// A file of the function's package, as the request accepts it.
struct FoundFile {
  std::string_view name{};  ///< empty if the request has the file already: the reply is a 304
  std::string_view head{};  ///< the headers: each name and each value ends with a NUL. Null if there is no such file
};
/// Finds a file of the function's package. A native build has none.
/// @param path    in normal form
/// @param within  the size of the path of the part of `routes` that the file has to belong to: paths that this path begins with differ
///                in size
FoundFile file(std::string_view path, std::size_t within);

}  // namespace lambda_wasm::request_part
