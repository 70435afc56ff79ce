#pragma once
/// @file
/// What the handlers of routes take besides the parameters of the path, the JSON body, the Request and the Context.

#include <cstdint>
#include <optional>
#include <string_view>

#include <lambda_wasm/detail/fixed_text.hpp>

namespace lambda_wasm {

namespace detail {

/// A value that a handler reads: it must not outlive the call.
template <class T>
class RouteValue {
 public:
  const T& operator*() const noexcept { return value; }
  const T* operator->() const noexcept { return &value; }

  T value{};
};

}  // namespace detail

/// All parameters of the path as one described struct, by their names. A path that does not fit is a 404.
template <class T>
class Path : public detail::RouteValue<T> {};

/// The query as a described struct. A member that is a sequence takes all values of its name; any other takes one. A query that does
/// not fit is a 422 with the places.
template <class T>
class Query : public detail::RouteValue<T> {};

/// The encodings of a form.
enum class FormBody : std::uint8_t {
  by_members,  ///< `any` if the struct has a member for files; otherwise only `application/x-www-form-urlencoded`
  any,         ///< `multipart/form-data` and, unless a file is required, `application/x-www-form-urlencoded`
};

/// The body of a form as a described struct, as `Query` reads it: of `application/x-www-form-urlencoded` (WHATWG URL Standard section 5)
/// or `multipart/form-data` (RFC 7578), as the content-type says. Another content-type is a 415, and a body that is not of its type a 400.
///
/// Members for files are FormFiles, optional ones and vectors of them. A field for a file that the user has left empty counts as
/// absent. A struct without such members is read from multipart bodies only if `body` is `any`, because their code then is linked.
template <class T, FormBody body = FormBody::by_members>
class Form : public detail::RouteValue<T> {};

/// What the nearest middleware (`use`) around the route that returns a T has returned. A route without one does not compile.
template <class T>
class Given {
 public:
  const T& operator*() const noexcept { return *value; }
  const T* operator->() const noexcept { return value; }

  /// @internal
  const T* value = nullptr;  ///< lives as long as the call; never null in a handler
};

/// The first value of a header, if the request has it.
template <detail::FixedText Name>
class Header : public std::optional<std::string_view> {
 public:
  using std::optional<std::string_view>::optional;
};

/// The value of a cookie, if the request has it. Not decoded.
template <detail::FixedText Name>
class Cookie : public std::optional<std::string_view> {
 public:
  using std::optional<std::string_view>::optional;
};

}  // namespace lambda_wasm
