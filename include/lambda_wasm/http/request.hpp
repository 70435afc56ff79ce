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

/// The parts of a request that no event is behind.
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

/// Why a body is not the T that the handler wants, as the answer to whoever sent it.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline HttpError body_error(const Error& error) {
  HttpError answer(error.type == error_type::invalid_json ? 400 : 422, error.message);
  answer.errors = error.mismatches;
  answer.count = error.count;
  return answer;
}

}  // namespace detail

/// A request over HTTP, whoever sent it.
///
/// All that it gives are views, which live until the handler's result is delivered; `own()` makes a copy that lives longer.
/// The data members came with the event. Everything else comes when it is first read, and a handler that does not read it
/// neither waits for it nor links it. What a request does not have is empty.
///
/// Whatever reads from the event throws an `Error` of `error_type::invalid_event` when a value there has another type than
/// its sender gives it.
class Request {
 public:
  /// A range of NamedValue in the sender's order. `get(name)` returns the first value of a name, `all(name)` all of them. The values are
  /// read from the event at the first use.
  using Query = detail::Query;
  using Headers = detail::RequestHeaders;         ///< like Query; letter case of names does not count
  using Cookies = detail::Cookies;                ///< like Query
  using PathParameters = detail::PathParameters;  ///< like Query
  using StageVariables = detail::StageVariables;  ///< like Query
  /// A UTC time with millisecond resolution.
  using Time = std::chrono::sys_time<std::chrono::milliseconds>;

  /// The method, as in `GET`.
  std::string_view method;
  /// The path, never empty, without query and without the stage; not decoded.
  std::string_view path;
  /// The AWS service that sent the event, and gets the reply in its own form.
  Sender sender;

  /// The query's parameters, decoded. Names compare exactly.
  Query query;
  /// All headers; `header<"name">()` is faster for a single one. HTTP APIs and function URLs join the values of one name with commas.
  Headers headers;
  /// The cookies, of all cookie headers; not decoded.
  Cookies cookies;
  /// The values of the route's parameters.
  PathParameters path_parameters;
  /// What the API's stage is configured with.
  StageVariables stage_variables;

  Request(Request&&) = default;
  Request& operator=(Request&&) = default;
  Request(const Request&) = delete;
  Request& operator=(const Request&) = delete;

  /// The first value of the header `Name`, which alone is fetched: the fastest way to read one. `request.header<"user-agent">()`
  template <detail::FixedText Name>
  [[nodiscard]] std::optional<std::string_view> header() const {
    if (headers.is_fetched_) return headers.get(Name.view());
    const auto& literal = detail::literal_header<detail::lower_case<Name>>;
    return request_part::header(form_, literal.header, literal.name);
  }

  /// The body's bytes: decoded where they came as base64. Fetched once.
  ///
  /// @throws Error `error_type::invalid_event` when they should be base64 and are not
  [[nodiscard]] std::string_view body() const {
    if (body_.data() == nullptr) fetch_body();
    return body_;
  }

  /// The body's JSON (RFC 8259) as a T, whatever its content-type; a byte order mark before it is passed over. Views in T live as long
  /// as this request does.
  ///
  /// @returns the T, or an HttpError: 400 when the body is not JSON, 422 with the places that do not fit T
  template <Crossing T>
  [[nodiscard]] Result<T> try_json() const {
    Result<T> result = try_from_json<T>(text::without_byte_order_mark(body()), storage());
    if (const Error* error = result.error()) return detail::body_error(*error);
    return result;
  }
  /// As `try_json`, and throws the HttpError, which a handler that lets it pass answers with.
  template <Crossing T>
  [[nodiscard]] T json() const {
    static_assert(
        LAMBDA_WASM_EXCEPTIONS || !std::same_as<T, T>,
        "lambda_wasm: request.json<T>() throws, but this function is built with EXCEPTIONS none: use request.try_json<T>()");
    Result<T> result = try_json<T>();
    if (!result) detail::raise(result.failure());
    return *std::move(result);
  }

  // ---- Each of these is fetched anew at every call: keep what is needed twice.

  /// The query as it stands in the URL, without the question mark, not decoded: for whoever passes a request on.
  ///
  /// HTTP APIs, function URLs, and VPC Lattice where the event's path has it, give it byte for byte. A load balancer gives names and
  /// values as they came, but names that repeat together, and none without an equals sign. A REST API, and VPC Lattice otherwise, have
  /// decoded it: all but what needs no escape (RFC 3986 section 2.3) is then escaped anew.
  [[nodiscard]] std::string_view raw_query() const { return parts_ ? parts_->raw_query : request_part::raw_query(form_); }
  /// The route that the API matched, as in `GET /orders/{id}` or `/orders/{id}`. @note Not every sender has one.
  [[nodiscard]] std::string_view route() const { return parts_ ? parts_->route : request_part::route(form_); }
  /// The stage of the API.
  [[nodiscard]] std::string_view stage() const { return parts_ ? parts_->stage : request_part::stage(form_); }
  /// The address of whoever sent the request, as the sender of the event tells it.
  [[nodiscard]] std::string_view source_ip() const { return parts_ ? parts_->source_ip : request_part::source_ip(form_); }
  /// The API's identifier of the request; `Context::request_id()` is the invocation's.
  [[nodiscard]] std::string_view request_id() const { return parts_ ? parts_->request_id : request_part::request_id(form_); }
  /// The protocol, as in `HTTP/1.1`.
  [[nodiscard]] std::string_view protocol() const { return parts_ ? parts_->protocol : request_part::protocol(form_); }
  /// When the request arrived.
  [[nodiscard]] std::optional<Time> time() const { return parts_ ? parts_->time : request_part::time(form_); }
  /// The host header.
  [[nodiscard]] std::string_view host() const { return header<"host">().value_or(std::string_view()); }
  /// The user-agent header.
  [[nodiscard]] std::string_view user_agent() const { return header<"user-agent">().value_or(std::string_view()); }

  /// The whole event as it came, as a described struct of yours or a `nlohmann::json`: for what the sender put there besides,
  /// such as an authorizer's claims. Only what T describes is fetched.
  ///
  /// @throws Error when it does not fit T, and when no event is behind this request (it is a copy, or a test's)
  template <Crossing T>
  [[nodiscard]] T event() const {
    if (parts_) raise_no_event();
    return wire::pull<T>(host::From::event);
  }

  /// A copy that owns all it has, and outlives the invocation. All but the raw event is fetched for it.
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
  mutable std::string_view body_;  // of address zero before it is fetched
  std::unique_ptr<detail::RequestParts> parts_;
};

namespace detail {

/// What the headers that make requests, and answer them, may do with one.
struct RequestAccess {
  static Request make(request_part::SenderForm form, std::string_view method, std::string_view path) {
    return {form, method, path};
  }
  static request_part::SenderForm form(const Request& request) { return request.form_; }

  /// A request without an event: of `parts`, and of what is then given with `give`.
  static Request make(request_part::SenderForm form, std::string_view method, std::string_view path,
                      std::unique_ptr<RequestParts> parts) {
    Request request(form, parts->storage.keep(method), parts->storage.keep(path));
    request.body_ = parts->body.data() == nullptr ? std::string_view("") : parts->body;
    request.parts_ = std::move(parts);
    return request;
  }

  /// Gives one of the request's collections copies of these.
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
