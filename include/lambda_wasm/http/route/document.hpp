#pragma once
/// @file
/// What the documents of a module have of routes: cmake/javascript/build/documents/components.mjs has the format. The documents are a
/// tree: each group and middleware has one of its own, and so has each signature of a handler, because few routes have one that no other
/// route has: so the compiler writes a few hundred routes quickly.

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <variant>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/detail/type_list.hpp>
#include <lambda_wasm/handler_form.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/route/argument.hpp>
#include <lambda_wasm/http/route/endpoint.hpp>
#include <lambda_wasm/http/route/files.hpp>
#include <lambda_wasm/http/route/form.hpp>
#include <lambda_wasm/http/route/middleware.hpp>
#include <lambda_wasm/http/route/notes.hpp>
#include <lambda_wasm/http/route/parameters.hpp>
#include <lambda_wasm/http/route/reply.hpp>
#include <lambda_wasm/http/route/route.hpp>
#include <lambda_wasm/http/route/text_json.hpp>
#include <lambda_wasm/json_schema/fragment.hpp>
#include <lambda_wasm/json_schema/object.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/signature.hpp>

namespace lambda_wasm::detail {

// ---- parameters

/// Writes the members of a struct that texts are read into, each as a parameter.
template <class T>
constexpr void put_text_parameters(auto& put, std::string_view in, const T* initial, bool takes_multipart) {
  for_each_field(Description<T>{}, [&]<class Field, bool is_defaulted>() {
    put.begin('{');
    put.member("in", in);
    put.member("name", Field::name);
    put.keyword("required");
    put.word(is_defaulted || OptionalKind<FieldType<T, Field>> ? "false" : "true");
    if (in == "form" && TextFields<Description<T>>::is_closed) {
      put.keyword("closed");
      put.word("true");
    }
    if (takes_multipart) {
      put.keyword("multipart");
      put.word(is_file(text_form<FieldType<T, Field>>()) ? "\"file\"" : "true");
    }
    put.keyword("schema");
    put_member_schema<T, Field, is_defaulted, false>(put, initial, true);
    put.end('}');
  });
}

/// What the document says of a parameter of type T: `put_parameter`, and the types in its schemas.
template <class T>
struct ArgumentDocument {
  using Types =
      std::conditional_t<RouteArgument<T>::source == RouteSource::segment || RouteArgument<T>::source == RouteSource::body,
                         TypeList<T>, TypeList<>>;
  static constexpr void put_parameter(auto& put) {
    if constexpr (RouteArgument<T>::source == RouteSource::segment) {
      put.begin('{');
      put.member("in", "path");
      put.keyword("schema");
      put.template schema<T>();
      put.end('}');
    }
  }
  static constexpr void put_body(auto& put) {
    if constexpr (RouteArgument<T>::source == RouteSource::body) {
      put.keyword("body");
      put.template schema<T>();
    }
  }
};
template <class T, FixedText In, bool takes_multipart = false>
struct TextsDocument {
  using Types = PartsOf<T>;
  static constexpr void put_parameter(auto& put) {
    if constexpr (has_initial_values<T>()) {
      T initial{};
      put_text_parameters<T>(put, In.view(), &initial, takes_multipart);
    } else {
      put_text_parameters<T>(put, In.view(), nullptr, takes_multipart);
    }
  }
  static constexpr void put_body(auto& /*put*/) {}
};
template <class T>
struct ArgumentDocument<::lambda_wasm::Path<T>> : TextsDocument<T, "path"> {};
template <class T>
struct ArgumentDocument<::lambda_wasm::Query<T>> : TextsDocument<T, "query"> {};
template <class T, FormBody body>
struct ArgumentDocument<::lambda_wasm::Form<T, body>>
    : TextsDocument<T, "form", RouteArgument<::lambda_wasm::Form<T, body>>::takes_multipart> {};

template <FixedText Name, FixedText In>
struct TextDocument {
  using Types = TypeList<>;
  static constexpr void put_parameter(auto& put) {
    put.begin('{');
    put.member("in", In.view());
    put.member("name", Name.view());
    put.keyword("schema");
    put.word(R"({"type":"string"})");
    put.end('}');
  }
  static constexpr void put_body(auto& /*put*/) {}
};
template <FixedText Name>
struct ArgumentDocument<::lambda_wasm::Header<Name>> : TextDocument<Name, "header"> {};
template <FixedText Name>
struct ArgumentDocument<::lambda_wasm::Cookie<Name>> : TextDocument<Name, "cookie"> {};

// ---- replies

/// What the document says of the result of a handler. A Response may have any status.
template <class T>
struct ReplyDocument {
  using Types = TypeList<T>;
  static constexpr void put_reply(auto& put, int status = 200) {
    put.begin('{');
    put.member("status", static_cast<std::size_t>(status));
    put.member("type", TextKind<T> ? "text/plain" : "application/json");
    put.keyword("schema");
    put.template schema<T>();
    put.end('}');
  }
};
template <>
struct ReplyDocument<void> {
  using Types = TypeList<>;
  static constexpr void put_reply(auto& put, int status = 204) {
    put.begin('{');
    put.member("status", static_cast<std::size_t>(status));
    put.end('}');
  }
};
template <>
struct ReplyDocument<Response> {
  using Types = TypeList<>;
  static constexpr void put_reply(auto& put) { put.word("{}"); }
};
template <int status, class T>
struct ReplyDocument<Reply<status, T>> {
  using Types = typename ReplyDocument<T>::Types;
  static constexpr void put_reply(auto& put) { ReplyDocument<T>::put_reply(put, status); }
};
template <class... Replies>
  requires is_reply_variant<std::variant<Replies...>>
struct ReplyDocument<std::variant<Replies...>> {
  using Types = Joined<typename ReplyDocument<Replies>::Types...>;
  static constexpr void put_reply(auto& put) { (ReplyDocument<Replies>::put_reply(put), ...); }
};

// ---- routes

template <auto handler>
constexpr const char* printed_handler() {
  return __PRETTY_FUNCTION__;  // … [handler = &notes::show]
}
/// A handler as the compiler writes it, `&notes::show`, from its `printed_handler`. From the end, because compilers take long for each
/// character.
constexpr std::string_view name_of_handler(std::string_view text) {
  const char* const end = text.data() + text.size() - 1;  // the bracket
  const char* begin = end;
  while (begin - text.data() > 2 && (begin[-1] != ' ' || begin[-2] != '=')) --begin;
  return {begin, static_cast<std::size_t>(end - begin)};
}

template <class Parameters>
struct ArgumentDocuments;
template <class... Parameters>
struct ArgumentDocuments<TypeList<Parameters...>> {
  using Types = Joined<typename ArgumentDocument<std::remove_cvref_t<Parameters>>::Types...>;
  static constexpr void put_parameters(auto& put) {
    (ArgumentDocument<std::remove_cvref_t<Parameters>>::put_parameter(put), ...);
  }
  /// A parameter may have Notes of the route.
  static constexpr void put_notes(auto& put) {
    [[maybe_unused]] const auto put_of = [&put]<class Argument>() {
      if constexpr (requires { typename Argument::Notes; }) Argument::Notes::put(put);
    };
    (put_of.template operator()<RouteArgument<std::remove_cvref_t<Parameters>>>(), ...);
  }
  static constexpr void put_body(auto& put) { (ArgumentDocument<std::remove_cvref_t<Parameters>>::put_body(put), ...); }
};

/// What all routes of a signature have in common.
template <class Called>
struct SignatureDocument;
template <class Returned, class... Parameters>
struct SignatureDocument<Endpoint<Returned, TypeList<Parameters...>>> {
  using Called = Endpoint<Returned, TypeList<Parameters...>>;
  using Arguments = ArgumentDocuments<TypeList<Parameters...>>;
  // The head of a stream is the handler's own, as a Response is.
  using Result = ReplyDocument<std::conditional_t<Called::streams, Response, typename Unwrapped<typename Called::Outcome>::type>>;
  using Types = Joined<typename Arguments::Types, typename Result::Types>;
  using Parts = TypeList<>;
  static constexpr void put_document(auto& put) {
    put.keyword("signature");
    put.begin('[');
    Arguments::put_notes(put);
    put.end(']');
    put.set_direction(Direction::input);
    put.keyword("in");
    put.begin('{');
    Arguments::put_body(put);
    put.end('}');
    // Texts have neither null nor numbers as strings: they are like what is returned.
    put.set_direction(Direction::output);
    put.keyword("out");
    put.begin('{');
    put.keyword("parameters");
    put.begin('[');
    Arguments::put_parameters(put);
    put.end(']');
    put.keyword("replies");
    put.begin('[');
    Result::put_reply(put);
    put.end(']');
    put.end('}');
  }
};

/// The document of a part of `routes`: `Types` are the types to which it refers, by schemas, and `Parts` the documents.
template <class Part>
struct PartDocument {
  using Types = TypeList<>;
  using Parts = TypeList<>;
  static constexpr void put_document(auto& put) {
    // Anything else was refused.
    if constexpr (requires { typename Part::Notes; }) {
      put.keyword("middleware");
      put.begin('[');
      Part::Notes::put(put);
      put.end(']');
    }
  }
};
template <FixedText Title, FixedText Version>
struct PartDocument<Info<Title, Version>> {
  using Types = TypeList<>;
  using Parts = TypeList<>;
  static constexpr void put_document(auto& put) {
    put.keyword("info");
    put.begin('{');
    put.member("title", Title.view());
    put.member("version", Version.view());
    put.end('}');
  }
};
template <FixedText Path, auto... options>
struct PartDocument<Files<Path, options...>> {
  using Types = TypeList<>;
  using Parts = TypeList<>;
  static constexpr void put_document(auto& put) {
    put.member("files", Path.view());
    if constexpr (sizeof...(options) != 0) {
      put.keyword("immutable");
      put.word("true");
    }
  }
};
template <FixedText Path>
struct PartDocument<OpenApi<Path>> {
  using Types = TypeList<>;
  using Parts = TypeList<>;
  static constexpr void put_document(auto& put) { put.member("openapi", Path.view()); }
};
template <auto handler>
struct PartDocument<Fallback<handler>> {
  using Types = TypeList<>;
  using Parts = TypeList<>;
  static constexpr void put_document(auto& put) {
    put.keyword("fallback");
    put.word("true");
  }
};

/// What the document of a group says of a part besides the reference to the part's own document: nothing, or the route. A few
/// instantiations for each route, because they may be many.
template <class Put>
struct PartText {
  std::string_view route{}, handler{};
  void (*put_notes)(Put& put) = nullptr;
};
template <class Part>
struct DocumentedPart {
  using Document = PartDocument<Part>;
  template <class Put>
  static constexpr PartText<Put> text{};
};
template <FixedText Key, auto handler, auto... notes>
  requires Route<Key, handler, notes...>::is_fine
struct DocumentedPart<Route<Key, handler, notes...>> {
  using Document = SignatureDocument<EndpointOf<std::remove_cvref_t<decltype(handler)>>>;
  template <class Put>
  static constexpr PartText<Put> text{Key.view(), printed_handler<handler>(), &NoteList<notes...>::template put<Put>};
};

template <FixedText Prefix, class... Within>
struct PartDocument<::lambda_wasm::Group<Prefix, Within...>> {
  using Types = TypeList<>;
  using Parts = TypeList<typename DocumentedPart<Within>::Document...>;
  template <class Put>
  static constexpr void put_document(Put& put) {
    constexpr PartText<Put> parts[] = {DocumentedPart<Within>::template text<Put>..., {}};
    put.member("group", Prefix.view());
    put.keyword("parts");
    put.begin('[');
    for (std::size_t i = 0; i != sizeof...(Within); ++i) {
      put.begin('{');
      put.member("$ref", i);
      if (const PartText<Put>& part = parts[i]; part.put_notes != nullptr) {
        put.member("route", part.route);
        put.member("handler", name_of_handler(part.handler));
        put.keyword("notes");
        put.begin('[');
        part.put_notes(put);
        put.end(']');
      }
      put.end('}');
    }
    put.end(']');
  }
};

}  // namespace lambda_wasm::detail
