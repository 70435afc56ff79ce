#pragma once
/// @file
/// Documents: JSON Schema of what the entries of a module take and return, which the build reads from the module's data to write
/// `<name>.schema.json` and `<name>.d.ts` (cmake/javascript/build/documents/components.mjs has the format). Each described type
/// has a document, and each entry. They are a data segment of their own, which is removed from the deployed module.

#include <cstddef>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/handler_entry.hpp>
#include <lambda_wasm/json_schema/fragment.hpp>
#include <lambda_wasm/json_schema/type_name.hpp>
#include <lambda_wasm/schema.hpp>

namespace lambda_wasm::edge {

/// Writes a document; without a place only counts its characters. References are numbers of the list of types.
class DocumentPut : public lambda_wasm::detail::SchemaText<DocumentPut> {
 public:
  static constexpr bool is_document = true;

  constexpr DocumentPut(char* to, const lambda_wasm::detail::TypeId* const* types)
      : SchemaText(Direction::input), to_(to), types_(types) {}

  constexpr void append(std::string_view text) {
    if (to_ != nullptr) __builtin_memcpy(to_ + size_, text.data(), text.size());  // the fastest way while compiling
    size_ += text.size();
  }
  template <class T>
  constexpr void refer() {
    std::size_t number = 0;
    while (!lambda_wasm::detail::is_same_type(types_[number], &lambda_wasm::detail::type_id<T>)) ++number;
    member("$ref", number);
  }

  template <class T>
  constexpr void type() {
    begin_document("type", lambda_wasm::detail::type_name<T>());
    if constexpr (std::is_same_v<Kind<T>, kinds::Value>) {
      key("value");
      word("true");
    }
    key("in");
    define<T>(Direction::input);
    if (has_asked()) {
      key("out");
      define<T>(Direction::output);
    }
    end('}');
  }
  template <class Input, class Result>
  constexpr void entry(std::string_view kind, std::string_view name) {
    begin_document("entry", kind);
    member("name", name);
    put_direction<Input>("in", Direction::input);
    put_direction<Result>("out", Direction::output);
    end('}');
  }

  [[nodiscard]] constexpr std::size_t size() const { return size_; }

 private:
  constexpr void begin_document(std::string_view name, std::string_view value) {
    append("\x1flambda_wasm:document:");
    begin('{');
    member(name, value);
  }
  template <class T>
  constexpr void put_direction(std::string_view name, Direction direction) {
    if constexpr (!std::is_same_v<T, lambda_wasm::detail::Nothing>) {
      key(name);
      schema_of<T>(direction);
    }
  }

  char* to_;
  const lambda_wasm::detail::TypeId* const* types_;
  std::size_t size_ = 0;
};

template <class T>
struct TypeDocument;

template <class Write, class... Types>
constexpr std::size_t document_size(Write write, lambda_wasm::detail::TypeList<Types...>) {
  constexpr const lambda_wasm::detail::TypeId* ids[] = {&lambda_wasm::detail::type_id<Types>..., nullptr};
  DocumentPut put(nullptr, ids);
  write(put);
  return put.size() + 1;
}
template <std::size_t Size, class Write, class... Types>
constexpr auto make_document(Write write, lambda_wasm::detail::TypeList<Types...>) {
  constexpr const lambda_wasm::detail::TypeId* ids[] = {&lambda_wasm::detail::type_id<Types>..., nullptr};
  lambda_wasm::detail::Descriptor<Size, sizeof...(Types)> document{};
  DocumentPut put(document.text, ids);
  write(put);
  if constexpr (sizeof...(Types) != 0) {
    std::size_t at = 0;
    ((document.types[at++] = TypeDocument<Types>::document.text), ...);
  }
  return document;
}

/// The document of a type. Its type is explicit, so that documents may refer to each other.
template <class T>
struct TypeDocument {
  using Types = decltype([]<class... Parts>(lambda_wasm::detail::TypeList<Parts...>) {
    return lambda_wasm::detail::DefinitionsIn<Parts...>{};
  }(lambda_wasm::detail::PartsOf<T>{}));
  static constexpr auto write = [](DocumentPut& put) { put.type<T>(); };
  static constexpr std::size_t size = document_size(write, Types{});
  [[gnu::section("lambda_wasm_documents")]] static const lambda_wasm::detail::Descriptor<size, Types::size> document;
};
template <class T>
constinit const lambda_wasm::detail::Descriptor<TypeDocument<T>::size, TypeDocument<T>::Types::size> TypeDocument<T>::document =
    make_document<TypeDocument<T>::size>(TypeDocument<T>::write, Types{});

inline constexpr std::string_view entry_names[] = {"handler", "function", "task", "stream"};

template <lambda_wasm::detail::Entry kind, lambda_wasm::detail::FixedText name, class Input, class Result>
constexpr auto make_entry_document() {
  constexpr auto write = [](DocumentPut& put) {
    put.entry<Input, Result>(entry_names[static_cast<std::size_t>(kind)], name.view());
  };
  using Types = lambda_wasm::detail::DefinitionsIn<Input, Result>;
  return make_document<document_size(write, Types{})>(write, Types{});
}

/// The document of a static variable's callable, exported under a name as `kind`. The reply of a stream has no schema.
template <auto& callable, lambda_wasm::detail::FixedText name, lambda_wasm::detail::Entry kind>
constexpr auto document_of_entry() {
  using Handler = lambda_wasm::detail::KnownHandler<callable>;
  constexpr lambda_wasm::detail::Entry entry = lambda_wasm::detail::entry_of<Handler>(kind);
  using Result =
      std::conditional_t<entry == lambda_wasm::detail::Entry::stream, lambda_wasm::detail::Nothing, typename Handler::ResultWire>;
  return make_entry_document<entry, name, typename Handler::InputWire, Result>();
}

}  // namespace lambda_wasm::edge
