#pragma once

#include <chrono>
#include <concepts>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/fetched_values.hpp>
#include <lambda_wasm/http/request_parts.hpp>
#include <lambda_wasm/http/sender.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/utf8.hpp>
#include <lambda_wasm/wire/pull.hpp>

namespace lambda_wasm {

namespace detail {

template <FixedText Name>
constexpr FixedText lower_case = [] {
  FixedText lower = Name;
  for (char& character : lower.text) character = to_lower(character);
  return lower;
}();

/// The parts of a request that was made without an event.
struct RequestParts {
  Storage storage;
  std::string_view body;
  std::string_view raw_query;
  std::string_view route;
  std::string_view stage;
  std::string_view source_ip;
  std::string_view request_id;
  std::string_view protocol;
  std::optional<std::chrono::sys_time<std::chrono::milliseconds>> time;
};

/// Makes the HttpError that tells the caller why the body is not the T that the handler wants.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline HttpError body_error(const Error& error) {
  HttpError answer(error.type == error_type::invalid_json ? 400 : 422, error.message);
  answer.errors = error.mismatches;
  answer.count = error.count;
  return answer;
}

}  // namespace detail

/// An HTTP request from any sender.
///
/// Its members return views, which are valid until the handler's result is delivered; `own()` returns a copy that owns its data.
/// The data members arrive with the event. Everything else is fetched when it is first read: a handler that does not read it
/// neither waits for it nor links its code. A part that the request lacks is empty.
///
/// Members that read from the event throw an `Error` of `error_type::invalid_event` if a value in it has another type than its
/// sender defines.
class Request {
 public:
  /// A range of NamedValue in the sender's order. `get(name)` returns the first value of a name, `all(name)` returns all of them.
  /// The values are read from the event on first use.
  using Query = detail::Query;
  using Headers = detail::RequestHeaders;         ///< like Query, but names ignore letter case
  using Cookies = detail::Cookies;                ///< like Query
  using PathParameters = detail::PathParameters;  ///< like Query
  using StageVariables = detail::StageVariables;  ///< like Query
  /// A UTC time with millisecond resolution.
  using Time = std::chrono::sys_time<std::chrono::milliseconds>;

  /// The method, such as `GET`.
  std::string_view method;
  /// The path without the query and the stage. Never empty; not decoded.
  std::string_view path;
  /// The AWS service that sent the event. The reply gets the form that this service expects.
  Sender sender;

  /// The decoded query parameters. Names are case-sensitive.
  Query query;
  /// All headers; `header<"name">()` is faster for one header. HTTP APIs and function URLs join the values of one name with
  /// commas.
  Headers headers;
  /// The cookies of all cookie headers; not decoded.
  Cookies cookies;
  /// The values of the route's parameters.
  PathParameters path_parameters;
  /// The stage variables that are configured for the API's stage.
  StageVariables stage_variables;

  Request(Request&&) = default;
  Request& operator=(Request&&) = default;
  Request(const Request&) = delete;
  Request& operator=(const Request&) = delete;

  /// The first value of the header `Name`: `request.header<"user-agent">()`. The fastest way to read one header, because only
  /// that header is fetched.
  template <detail::FixedText Name>
  [[nodiscard]] std::optional<std::string_view> header() const {
    if (headers.is_fetched_) return headers.get(Name.view());
    const auto& literal = detail::literal_header<detail::lower_case<Name>>;
    return request_part::header(form_, literal.header, literal.name);
  }

  /// The bytes of the body, decoded if the event has them as base64. Fetched once.
  ///
  /// @throws Error `error_type::invalid_event` if the base64 is invalid
  [[nodiscard]] std::string_view body() const {
    if (body_.data() == nullptr) fetch_body();
    return body_;
  }

  /// Parses the body as JSON (RFC 8259) into a T, whatever its content-type. A leading byte order mark is ignored. Views in T are
  /// valid as long as this request.
  ///
  /// @returns the T, or an HttpError: 400 if the body is not JSON, 422 with the mismatches if it does not fit T
  template <Crossing T>
  [[nodiscard]] Result<T> try_json() const {
    Result<T> result = try_from_json<T>(text::without_byte_order_mark(body()), storage());
    if (const Error* error = result.error()) return detail::body_error(*error);
    return result;
  }
  /// As `try_json`, but throws the HttpError. If it leaves the handler, it becomes the reply.
  template <Crossing T>
  [[nodiscard]] T json() const {
    static_assert(
        LAMBDA_WASM_EXCEPTIONS || !std::same_as<T, T>,
        "lambda_wasm: request.json<T>() throws, but this function is built with EXCEPTIONS none: use request.try_json<T>()");
    Result<T> result = try_json<T>();
    if (!result) detail::raise(result.failure());
    return *std::move(result);
  }

  // ---- Each of these is fetched again at every call: keep the result if you need it twice.

  /// The query of the URL without the question mark, not decoded: for passing a request on.
  ///
  /// From HTTP APIs and function URLs, and from VPC Lattice if the event's path has the query, it is exact to the byte. From a
  /// load balancer, names and values are unchanged, but the values of one name are grouped, and every name has an equals sign. A
  /// REST API, and VPC Lattice otherwise, send a decoded query: everything except unreserved characters (RFC 3986 section 2.3) is
  /// escaped again.
  [[nodiscard]] std::string_view raw_query() const { return parts_ ? parts_->raw_query : request_part::raw_query(form_); }
  /// The route that the API matched, such as `GET /orders/{id}` or `/orders/{id}`. @note Not every sender has one.
  [[nodiscard]] std::string_view route() const { return parts_ ? parts_->route : request_part::route(form_); }
  /// The stage of the API.
  [[nodiscard]] std::string_view stage() const { return parts_ ? parts_->stage : request_part::stage(form_); }
  /// The IP address of the client, as the event states it.
  [[nodiscard]] std::string_view source_ip() const { return parts_ ? parts_->source_ip : request_part::source_ip(form_); }
  /// The API's identifier of the request; `Context::request_id()` is that of the invocation.
  [[nodiscard]] std::string_view request_id() const { return parts_ ? parts_->request_id : request_part::request_id(form_); }
  /// The protocol, such as `HTTP/1.1`.
  [[nodiscard]] std::string_view protocol() const { return parts_ ? parts_->protocol : request_part::protocol(form_); }
  /// When the request arrived.
  [[nodiscard]] std::optional<Time> time() const { return parts_ ? parts_->time : request_part::time(form_); }
  /// The host header.
  [[nodiscard]] std::string_view host() const { return header<"host">().value_or(std::string_view()); }
  /// The user-agent header.
  [[nodiscard]] std::string_view user_agent() const { return header<"user-agent">().value_or(std::string_view()); }

  /// The raw event, as a described struct of yours or a `nlohmann::json`: for parts that this class does not have, such as an
  /// authorizer's claims. Only the fields that T describes are fetched.
  ///
  /// @throws Error if the event does not fit T, or if this request has no event (it is a copy, or made for a test)
  template <Crossing T>
  [[nodiscard]] T event() const {
    if (parts_) raise_no_event();
    return wire::pull<T>(host::From::event);
  }

  /// Returns a copy that owns its data and may outlive the invocation. Fetches everything except the raw event.
  [[nodiscard]] Request own() const;

 private:
  friend detail::RequestAccess;

  Request(request_part::SenderForm form, std::string_view its_method, std::string_view its_path)
      : method(its_method),
        path(its_path),
        sender(form.sender),
        query(form),
        headers(form),
        cookies(form),
        path_parameters(form),
        stage_variables(form),
        form_(form) {}

  [[gnu::noinline]] void fetch_body() const {
    body_ = request_part::body(form_);
    if (body_.data() == nullptr) body_ = "";
  }
  [[nodiscard]] Storage& storage() const { return parts_ ? parts_->storage : host::storage(); }
  [[noreturn, LAMBDA_WASM_DETAIL_COLD]] static void raise_no_event() {
    detail::raise(Error("This request has no event: it is an owning copy, or was made for a test."));
  }

  request_part::SenderForm form_;
  mutable std::string_view body_;  // a null data pointer before it is fetched
  std::unique_ptr<detail::RequestParts> parts_;
};

namespace detail {

/// Gives the SDK's headers that make and answer requests access to the private parts of a Request.
struct RequestAccess {
  static Request make(request_part::SenderForm form, std::string_view method, std::string_view path) {
    return {form, method, path};
  }
  static request_part::SenderForm form(const Request& request) { return request.form_; }

  /// `request.header<Name>()` by a function that all names share, for middleware: smaller, but slower. Without the header, its data
  /// pointer is null.
  template <FixedText Name>
  [[gnu::always_inline]] static std::string_view header(const Request& request) {
    const auto& literal = literal_header<lower_case<Name>>;
    return header(request, literal.header, literal.name);
  }

  /// As above, for the request of the running invocation only: smaller still.
  template <FixedText Name>
  [[gnu::always_inline]] static std::string_view sent_header(const Request& request) {
    // The name is one more text: the build takes that of the literal header out of the module.
    return request_part::sent_header(request, literal_header<lower_case<Name>>.header, lower_case<Name>.text);
  }

  /// Makes a request without an event: from `parts`, and from the collections that are then set with `give`.
  static Request make(request_part::SenderForm form, std::string_view method, std::string_view path,
                      std::unique_ptr<RequestParts> parts) {
    Request request(form, parts->storage.keep(method), parts->storage.keep(path));
    request.body_ = parts->body.data() == nullptr ? std::string_view("") : parts->body;
    request.parts_ = std::move(parts);
    return request;
  }

  /// Sets one of the request's collections to a copy of `values`.
  template <class Collection, class NamedValues>
  static void give(const Request& request, Collection& collection, const NamedValues& values) {
    Storage& storage = request.parts_->storage;
    std::size_t size = 0;
    for ([[maybe_unused]] const auto& value : values) ++size;
    auto* const copies = reinterpret_cast<NamedValue*>(storage.allocate(size * sizeof(NamedValue)));
    NamedValue* copy = copies;
    for (const auto& [name, value] : values) new (copy++) NamedValue(storage.keep(name), storage.keep(value));
    collection.values_ = {copies, size};
    collection.is_fetched_ = true;
  }

 private:
  [[LAMBDA_WASM_DETAIL_SMALL]] static std::string_view header(const Request& request, const LiteralHeader& literal,
                                                              std::string_view marked_name) {
    if (!request.headers.is_fetched_) {
      const auto value = request_part::header(request.form_, literal, marked_name);
      return value ? *value : std::string_view();
    }
    for (const NamedValue& field : request.headers.values_) {  // not get, which would link the fetch of all headers
      if (is_same_header(field.name, marked_name.substr(header_marker.size()))) return field.value;
    }
    return {};
  }
};

}  // namespace detail

inline Request Request::own() const {
  auto parts = std::make_unique<detail::RequestParts>();
  parts->body = parts->storage.keep(body());
  parts->raw_query = parts->storage.keep(raw_query());
  parts->route = parts->storage.keep(route());
  parts->stage = parts->storage.keep(stage());
  parts->source_ip = parts->storage.keep(source_ip());
  parts->request_id = parts->storage.keep(request_id());
  parts->protocol = parts->storage.keep(protocol());
  parts->time = time();
  Request copy = detail::RequestAccess::make(form_, method, path, std::move(parts));
  detail::RequestAccess::give(copy, copy.query, query);
  detail::RequestAccess::give(copy, copy.headers, headers);
  detail::RequestAccess::give(copy, copy.cookies, cookies);
  detail::RequestAccess::give(copy, copy.path_parameters, path_parameters);
  detail::RequestAccess::give(copy, copy.stage_variables, stage_variables);
  return copy;
}

}  // namespace lambda_wasm
