#pragma once
/// @file
/// Documents: JSON Schema of what the entries of a module take and return, which the build reads from the module's data to write
/// `<name>.schema.json` and `<name>.d.ts` (cmake/javascript/build/documents/components.mjs has the format). Each described type
/// has a document, and each entry. They are a data segment of their own, which is removed from the deployed module.

#include <cstddef>
#include <string_view>

#include <lambda_wasm/detail/descriptor.hpp>
#include <lambda_wasm/handler_entry.hpp>
#include <lambda_wasm/json_schema/fragment.hpp>
#include <lambda_wasm/json_schema/type_name.hpp>
#include <lambda_wasm/schema.hpp>

namespace lambda_wasm::edge {

template <class T>
struct TypeDocument;

/// Writes a document. References are numbers of the list of types.
class DocumentPut : public lambda_wasm::detail::SchemaText<DocumentPut>, public lambda_wasm::detail::DescriptorPut {
 public:
  static constexpr bool is_document = true;
  template <class T>
  using Of = TypeDocument<T>;
  template <class T>
  static constexpr bool is_referred() {
    return lambda_wasm::detail::is_defined_alone<T>();
  }

  constexpr DocumentPut(char* to, const lambda_wasm::detail::TypeId* const* types)
      : SchemaText(Direction::input), DescriptorPut(to, types) {}

  template <class T>
  constexpr void refer() {
    member("$ref", number_of<T>());
  }

  template <class T>
  constexpr void type() {
    begin_document();
    member("type", lambda_wasm::detail::type_name<T>());
    if constexpr (std::is_same_v<Kind<T>, kinds::Value>) {
      keyword("value");
      word("true");
    }
    keyword("in");
    define<T>(Direction::input);
    if (has_asked()) {
      keyword("out");
      define<T>(Direction::output);
    }
    end('}');
  }
  /// Writes the document of a part of an entry, a PartDocument.
  template <class Part>
  constexpr void part() {
    begin_document();
    Part::put_document(*this);
    end('}');
  }
  /// @tparam Part  of the whole entry; Nothing if it has no parts
  template <class Input, class Result, class Part>
  constexpr void entry(std::string_view kind, std::string_view name) {
    begin_document();
    member("entry", kind);
    member("name", name);
    put_direction<Input>("in", Direction::input);
    put_direction<Result>("out", Direction::output);
    if constexpr (!std::is_same_v<Part, lambda_wasm::detail::Nothing>) {
      keyword("routes");
      begin('{');
      refer<Part>();
      end('}');
    }
    end('}');
  }

 private:
  constexpr void begin_document() {
    append("\x1flambda_wasm:document:");
    begin('{');
  }
  template <class T>
  constexpr void put_direction(std::string_view name, Direction direction) {
    if constexpr (!std::is_same_v<T, lambda_wasm::detail::Nothing>) {
      key(name);
      schema_of<T>(direction);
    }
  }
};

/// How the document of a T is written, and the types to whose documents it refers.
template <class T>
struct DocumentOf {
  using Types = lambda_wasm::detail::ReferredWithin<DocumentPut, T>;
  static constexpr void write(DocumentPut& put) { put.type<T>(); }
};
/// The parts come last, because they may be many: no type is looked for among them.
template <class... Types, class... Parts>
constexpr auto types_and_parts(lambda_wasm::detail::TypeList<Types...>, lambda_wasm::detail::TypeList<Parts...>) {
  return lambda_wasm::detail::TypeList<Types..., Parts...>{};
}
template <class T>
  requires requires { typename T::Parts; }
struct DocumentOf<T> {
  using Types =
      decltype(types_and_parts(lambda_wasm::detail::referred_within<DocumentPut>(typename T::Types{}), typename T::Parts{}));
  static constexpr void write(DocumentPut& put) { put.part<T>(); }
};

/// The document of a type or of a part. Its type is explicit, so that documents may refer to each other.
template <class T>
struct TypeDocument {
  using Types = typename DocumentOf<T>::Types;
  static constexpr auto write = [](DocumentPut& put) { DocumentOf<T>::write(put); };
  static constexpr std::size_t size = lambda_wasm::detail::descriptor_size<DocumentPut>(write, Types{});
  [[gnu::section("lambda_wasm_documents")]] static const lambda_wasm::detail::Descriptor<size, Types::size> descriptor;
};
template <class T>
constinit const lambda_wasm::detail::Descriptor<TypeDocument<T>::size, TypeDocument<T>::Types::size> TypeDocument<T>::descriptor =
    lambda_wasm::detail::make_descriptor<DocumentPut, TypeDocument<T>::size>(TypeDocument<T>::write, Types{});

inline constexpr std::string_view entry_names[] = {"handler", "function", "task", "stream"};

/// The document of the parts of a handler, a HandlerOf; Nothing if it has none.
template <class Handler>
struct PartOf {
  using type = lambda_wasm::detail::Nothing;
  using List = lambda_wasm::detail::TypeList<>;
};
template <class Handler>
  requires requires { typename Handler::Document; }
struct PartOf<Handler> {
  using type = typename Handler::Document;
  using List = lambda_wasm::detail::TypeList<type>;
};

template <lambda_wasm::detail::Entry kind, lambda_wasm::detail::FixedText name, class Input, class Result, class Part>
constexpr auto make_entry_document() {
  using Types = decltype(types_and_parts(lambda_wasm::detail::Referred<DocumentPut, Input, Result>{}, typename Part::List{}));
  constexpr auto write = [](DocumentPut& put) {
    put.entry<Input, Result, typename Part::type>(entry_names[static_cast<std::size_t>(kind)], name.view());
  };
  return lambda_wasm::detail::make_descriptor<DocumentPut, lambda_wasm::detail::descriptor_size<DocumentPut>(write, Types{})>(
      write, Types{});
}

/// The document of a static variable's callable, exported under a name as `kind`. The reply of a stream has no schema.
template <auto& callable, lambda_wasm::detail::FixedText name, lambda_wasm::detail::Entry kind>
constexpr auto document_of_entry() {
  using Handler = lambda_wasm::detail::KnownHandler<callable>;
  constexpr lambda_wasm::detail::Entry entry = lambda_wasm::detail::entry_of<Handler>(kind);
  using Result =
      std::conditional_t<entry == lambda_wasm::detail::Entry::stream, lambda_wasm::detail::Nothing, typename Handler::ResultWire>;
  return make_entry_document<entry, name, typename Handler::InputWire, Result, PartOf<Handler>>();
}

}  // namespace lambda_wasm::edge
