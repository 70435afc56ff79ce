#pragma once
/// @file
/// How the body of a form becomes the parameter of a route's handler.

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <new>
#include <span>
#include <string_view>
#include <utility>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/form_file.hpp>
#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/route/argument.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/media_type.hpp>
#include <lambda_wasm/http/route/multipart.hpp>
#include <lambda_wasm/http/route/parameters.hpp>
#include <lambda_wasm/http/route/text_json.hpp>
#include <lambda_wasm/json/explain.hpp>
#include <lambda_wasm/kinds/optional.hpp>
#include <lambda_wasm/kinds/words.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/join.hpp>
#include <lambda_wasm/text/percent.hpp>

namespace lambda_wasm::detail {

// ---- urlencoded

[[gnu::noinline]] inline bool accept_form(RouteCall& call) {
  const auto type = call.request.header<"content-type">();
  if (type && media_type_of(*type) == "application/x-www-form-urlencoded") return true;
  refuse_media_type(call, "application/x-www-form-urlencoded", type.value_or("without a content-type"));
  return false;
}
[[gnu::noinline]] inline std::span<const NamedValue> form_values(std::string_view body) {
  std::size_t most = 1;
  for (const char character : body) most += character == '&' ? 1 : 0;
  auto* const begin = reinterpret_cast<NamedValue*>(host::storage().allocate(most * sizeof(NamedValue)));
  NamedValue* end = begin;
  for (text::UrlencodedPairs pairs(body, host::storage()); const auto pair = pairs.next();) {
    new (end++) NamedValue(pair->name, pair->value);
  }
  return {begin, end};
}

// ---- multipart

/// The values of a form. Each file has its name among `names`.
struct FormValues {
  std::span<const NamedValue> texts;
  std::span<const NamedValue> names;
  const FormFile* files = nullptr;
};

/// Refuses a body by the place of its part that is wrong.
[[LAMBDA_WASM_DETAIL_COLD]] inline void refuse_part(RouteCall& call, const MultipartReader& reader) {
  HttpError error(400);
  json_text::put(error.detail, "Part ");
  json_text::put_decimal(error.detail, reader.number());
  json_text::put(error.detail, " of the form, at byte ");
  json_text::put_decimal(error.detail, reader.place());
  json_text::put(error.detail, ", ");
  json_text::put(error.detail, reader.problem());
  json_text::put(error.detail, ".");
  call.refuse(error);
}

/// Reads a body of multipart/form-data. @returns whether it is one; otherwise the call is over
[[nodiscard, LAMBDA_WASM_DETAIL_SMALL]] inline bool read_multipart(RouteCall& call, std::string_view content_type,
                                                                   FormValues& values) {
  const std::string_view boundary = boundary_of(content_type), body = call.request.body();
  if (boundary.empty()) {
    call.refuse(400, "The content-type multipart/form-data needs a boundary of 1 to 70 characters.");
    return false;
  }
  Storage& storage = host::storage();
  const std::size_t most = (std::min)(MultipartReader::max_parts, body.size() / MultipartReader::least_part) + 1;
  auto* const names = reinterpret_cast<NamedValue*>(storage.allocate(most * sizeof(NamedValue)));
  auto* const files = reinterpret_cast<FormFile*>(storage.allocate(most * sizeof(FormFile)));
  auto* const texts = reinterpret_cast<NamedValue*>(storage.allocate(most * sizeof(NamedValue)));
  NamedValue* text = texts;
  NamedValue* name = names;
  FormFile* file = files;
  MultipartReader reader(body, boundary, storage);
  for (FormPart part; reader.next(part);) {
    if (part.is_file) {
      new (name++) NamedValue(part.field);
      new (file++) FormFile(part.file);
    } else {
      new (text++) NamedValue(part.field);
    }
  }
  if (reader.problem() != nullptr) {
    refuse_part(call, reader);
    return false;
  }
  values = {{texts, text}, {names, name}, files};
  return true;
}

/// A file is an object in the JSON of a form, and nothing else is.
[[LAMBDA_WASM_DETAIL_COLD]] inline void refuse_form(RouteCall& call, const Failure& failure) {
  HttpError error = body_error(*failure.error());
  for (Mismatch& mismatch : error.errors) {
    for (std::string* const kind : {&mismatch.expected, &mismatch.found}) {
      if (*kind == json_text::expected_object) *kind = "file";
    }
  }
  error.detail.clear();
  json_text::describe_misfit(error.detail, error.errors.front(), error.count);
  call.refuse(error, "form");
}

/// Sets the files of a member, which the JSON has made, to those with its name.
class GivenFiles {
 public:
  GivenFiles(std::string_view name, const FormValues& values) : name_(name), values_(values) {}

  template <class Member>
  void give(Member& member) {
    if constexpr (OptionalKind<Member>) {
      if (member) give(*member);
    } else if constexpr (std::same_as<Member, FormFile>) {
      if (const FormFile* const file = next()) member = *file;
    } else {
      for (auto& each : member) give(each);
    }
  }

 private:
  const FormFile* next() {
    while (at_ != values_.names.size()) {
      const std::size_t at = at_++;
      if (values_.names[at].name == name_) return &values_.files[at];
    }
    return nullptr;
  }

  std::string_view name_;
  const FormValues& values_;
  std::size_t at_ = 0;
};

template <class T>
[[nodiscard]] bool read_form(RouteCall& call, const FormValues& values, T& value) {
  using Fields = TextFields<Description<T>>;
  TextJson json;
  // A field that has texts and files has its name twice: each value must fit.
  json.put(values.texts, {Fields::all, Fields::count}, Fields::is_closed);
  json.put(values.names, {Fields::all, Fields::count}, Fields::is_closed, true);
  json.close();
  Result<T> result = read_text_json<T>(json);
  if (!result) [[unlikely]] {
    refuse_form(call, result.failure());
    return false;
  }
  value = *std::move(result);
  for_each_field(Description<T>{}, [&]<class Field, bool>() {
    if constexpr (is_file(text_form<FieldType<T, Field>>())) GivenFiles(Field::name, values).give(Field::of(value));
  });
  return true;
}

// ---- the parameter

template <class T, FormBody body>
struct RouteArgument<::lambda_wasm::Form<T, body>> {
  static constexpr RouteSource source = FormKind<T> ? RouteSource::form : RouteSource::none;
  using Held = ::lambda_wasm::Form<T, body>;
  static constexpr bool takes_multipart = body == FormBody::any || TextFields<Description<T>>::has_files;
  static bool read(RouteCall& call, std::size_t /*index*/, Held& held) {
    if constexpr (takes_multipart) {
      const auto type = call.request.template header<"content-type">();
      FormValues values;
      if (type && media_type_of(*type) == "multipart/form-data") {
        return read_multipart(call, *type, values) && read_form<T>(call, values, held.value);
      }
      // Texts alone are read from the other encoding, too.
      constexpr bool needs_file = TextFields<Description<T>>::needs_file;
      if (needs_file || !type || !(media_type_of(*type) == "application/x-www-form-urlencoded")) {
        refuse_media_type(call, needs_file ? "multipart/form-data" : "multipart/form-data or application/x-www-form-urlencoded",
                          type.value_or("without a content-type"));
        return false;
      }
      values.texts = form_values(call.request.body());
      return read_form<T>(call, values, held.value);
    } else {
      return accept_form(call) && read_texts<T>(call, form_values(call.request.body()), 422, "form", held.value);
    }
  }
};

}  // namespace lambda_wasm::detail
