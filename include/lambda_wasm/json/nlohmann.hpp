#pragma once
/// @file
/// Lets nlohmann::json, and the types that it converts, cross; lets nlohmann::json convert described types.
///
/// - `nlohmann::json` and `nlohmann::ordered_json` cross as anything, wherever a described type does. The SDK reads and writes
///   them; nlohmann_json's own parser and serializer are not linked.
/// - Its binary values are arrays of numbers in JSON. In values that JavaScript code passes and receives (js/value.hpp) they are
///   a Uint8Array.
/// - A type with its own conversions (`to_json` and `from_json` next to it, an `adl_serializer`, a macro of nlohmann_json)
///   crosses by these if the SDK has no kind for it. An exception of its `from_json` becomes an Error.
/// - `nlohmann::json json = order;` and `json.get<Order>()` work for an `Order` that LAMBDA_WASM_DESCRIBE describes, unless it
///   has its own `to_json` or `from_json`; `get` throws the Error of lambda_wasm's from_json.
///
/// Without exceptions a `from_json` that fails ends the invocation (JSON_NOEXCEPTION).

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <lambda_wasm/config.hpp>

#if !LAMBDA_WASM_EXCEPTIONS && !defined(JSON_NOEXCEPTION)
#define JSON_NOEXCEPTION
#endif
#include <nlohmann/json.hpp>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/kinds/level.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/wire/any.hpp>

namespace lambda_wasm::detail::beside {
struct LikeJson;
}
template <>
struct nlohmann::detail::is_basic_json<lambda_wasm::detail::beside::LikeJson> : std::true_type {};

namespace lambda_wasm {

namespace detail {

/// nlohmann::json, nlohmann::ordered_json, and other instances with the same string and number types.
template <class T>
concept Nlohmann = !std::same_as<T, beside::LikeJson> && requires {
  typename T::array_t;
  typename T::object_t;
  typename T::binary_t;
  requires std::same_as<typename T::string_t, std::string>;
  requires std::same_as<typename T::number_integer_t, std::int64_t>;
  requires std::same_as<typename T::number_unsigned_t, std::uint64_t>;
  requires std::same_as<typename T::number_float_t, double>;
};

// Conversions that are declared next to the type, as by nlohmann_json's macros. The check uses a type that only resembles a json:
// with a json, it would also find nlohmann_json's own conversions.
namespace beside {
struct LikeJson {
  // Names that the conversions of nlohmann_json use: argument-dependent look-up finds those if a type has a json as a template
  // argument.
  using string_t = std::string;
  using boolean_t = bool;
  using number_integer_t = std::int64_t;
  using number_unsigned_t = std::uint64_t;
  using number_float_t = double;
  using array_t = nlohmann::json::array_t;
  using object_t = nlohmann::json::object_t;
  using binary_t = nlohmann::json::binary_t;
  operator nlohmann::json&() const;
};
template <class T>
concept ToJson = requires(LikeJson& json, const T& value) { to_json(json, value); };
template <class T>
concept FromJson = requires(const LikeJson& json, T& value) { from_json(json, value); };
}  // namespace beside

template <class T>
concept ToNlohmann = requires(nlohmann::json& json, const T& value) { nlohmann::adl_serializer<T>::to_json(json, value); };
template <class T>
concept FromNlohmann = requires(const nlohmann::json& json, T& value) { nlohmann::adl_serializer<T>::from_json(json, value); };

/// Whether the program says how a type converts that has a kind only by its form: in an adl_serializer (only the primary template
/// has these functions as templates), or next to the type, unless the same is found for other containers of its elements.
template <class T>
concept HasOwnConversions =
    (is_pointer<T> && (beside::ToJson<T> || beside::FromJson<T>)) || (SequenceKind<T> && requires {
      requires beside::ToJson<T> || beside::FromJson<T>;
      requires !beside::ToJson<std::vector<typename T::value_type>> && !beside::FromJson<std::vector<typename T::value_type>>;
    }) || (ToNlohmann<T> && !requires(nlohmann::json& json, const T& value) {
      nlohmann::adl_serializer<T>::template to_json<nlohmann::json&, const T&>(json, value);
    }) || (FromNlohmann<T> && !requires(const nlohmann::json& json, T& value) {
      nlohmann::adl_serializer<T>::template from_json<const nlohmann::json&, T&>(json, value);
    });

/// Kinds of types that have conversions of nlohmann_json too, or that the program may have given some.
template <class T>
concept HasCommonKind = is_pointer<T> || SequenceKind<T> || TupleKind<T> || DateKind<T>;

/// A type for which the SDK has a kind. Every enum counts, even one that is not described: nlohmann_json would silently convert
/// it to a number.
template <class T>
concept HasKind = TextKind<T> || BooleanKind<T> || IntegerKind<T> || RealKind<T> || BytesKind<T> || TimeKind<T> || Described<T> ||
                  (std::is_enum_v<T> && (DescribedEnum<T> || !beside::ToJson<T>)) || is_optional<T> || OneOrManyKind<T> ||
                  PairsKind<T> || is_vector<T> || ArrayKind<T> || KeyedKind<T> || HandleKind<T> || Nlohmann<T> || ValueKind<T> ||
                  VariantKind<T> || (HasCommonKind<T> && !HasOwnConversions<T>);

/// A type that crosses in the form to which nlohmann::json converts it.
template <class T>
concept Converted = (std::is_class_v<T> || std::is_enum_v<T>) && !HasKind<T> && (ToNlohmann<T> || FromNlohmann<T>);

/// Builds a json from its parts.
template <Nlohmann Json>
class NlohmannSink {
 public:
  explicit NlohmannSink(Json& root) : next_(&root) {}

  void null() { put(nullptr); }
  void boolean(bool value) { put(value); }
  void integer(std::int64_t value) { put(value); }
  void unsigned_integer(std::uint64_t value) { put(value); }
  void real(double value) { put(value); }
  void text(std::string_view value) { put(typename Json::string_t(value.data(), value.size())); }
  void bytes(std::string_view value) { put(Json::binary(typename Json::binary_t::container_type(value.begin(), value.end()))); }
  void array(std::size_t count) {
    typename Json::array_t elements;
    elements.reserve(count);
    open(std::move(elements));
  }
  void object(std::size_t) { open(typename Json::object_t()); }
  // The last of several equal keys counts.
  void key(std::string_view value) { next_ = &(*open_.back())[typename Json::string_t(value.data(), value.size())]; }
  void end_array() { close(); }
  void end_object() { close(); }

 private:
  // Puts the next value at `next_`, which is the root or the value of a key; otherwise at the end of the innermost array.
  template <class Value>
  Json* put(Value&& value) {
    Json* const place = next_ != nullptr ? next_ : &open_.back()->template get_ptr<typename Json::array_t*>()->emplace_back();
    next_ = nullptr;
    *place = std::forward<Value>(value);
    return place;
  }
  template <class Container>
  void open(Container&& container) {
    open_.push_back(put(std::forward<Container>(container)));
  }
  void close() { open_.pop_back(); }

  Json* next_;
  std::vector<Json*> open_;
};

/// Calls `sink` with the parts of a json.
template <class Json, class Sink>
void tell_nlohmann(const Json& json, Sink& sink, std::size_t depth = 0) {
  using Type = nlohmann::detail::value_t;
  if (json.is_structured() && depth == wire::max_any_depth) kinds::raise_too_deep();
  switch (json.type()) {
    case Type::boolean:
      return sink.boolean(*json.template get_ptr<const bool*>());
    case Type::number_integer:
      return sink.integer(*json.template get_ptr<const std::int64_t*>());
    case Type::number_unsigned:
      return sink.unsigned_integer(*json.template get_ptr<const std::uint64_t*>());
    case Type::number_float:
      return sink.real(*json.template get_ptr<const double*>());
    case Type::string:
      return sink.text(*json.template get_ptr<const std::string*>());
    case Type::array: {
      const auto& elements = *json.template get_ptr<const typename Json::array_t*>();
      sink.array(elements.size());
      for (const Json& element : elements) tell_nlohmann(element, sink, depth + 1);
      return sink.end_array();
    }
    case Type::object: {
      const auto& fields = *json.template get_ptr<const typename Json::object_t*>();
      sink.object(fields.size());
      for (const auto& [name, value] : fields) {
        sink.key(name);
        tell_nlohmann(value, sink, depth + 1);
      }
      return sink.end_object();
    }
    case Type::binary: {
      const auto& bytes = *json.template get_ptr<const typename Json::binary_t*>();
      return sink.bytes({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }
    case Type::null:
    case Type::discarded:
      break;
  }
  sink.null();
}

/// Writes the parts of a value as JSON text.
class TextSink {
 public:
  TextSink(json_text::Writer& writer, char* to) : writer_(writer), to_(to) {}

  void null() { separate(), to_ = writer_.raw(to_, "null"); }
  void boolean(bool value) { put(value); }
  void integer(std::int64_t value) { put(value); }
  void unsigned_integer(std::uint64_t value) { put(value); }
  void real(double value) { put(value); }
  void text(std::string_view value) { put(value); }
  // JSON has no bytes: they are written as an array of numbers.
  void bytes(std::string_view value) {
    array(value.size());
    for (const char byte : value) integer(static_cast<unsigned char>(byte));
    end_array();
  }
  void array(std::size_t) { open("["); }
  void object(std::size_t) { open("{"); }
  void key(std::string_view value) {
    put(value);
    to_ = writer_.raw(to_, ":");
    is_first_ = true;
  }
  void end_array() { close("]"); }
  void end_object() { close("}"); }

  [[nodiscard]] char* end() const { return to_; }

 private:
  void separate() {
    if (!is_first_) to_ = writer_.raw(to_, ",");
    is_first_ = false;
  }
  template <class T>
  void put(const T& value) {
    separate();
    to_ = writer_.write(to_, value);
  }
  void open(std::string_view bracket) {
    separate();
    to_ = writer_.raw(to_, bracket);
    is_first_ = true;
  }
  void close(std::string_view bracket) {
    to_ = writer_.raw(to_, bracket);
    is_first_ = false;
  }

  json_text::Writer& writer_;
  char* to_;
  bool is_first_ = true;  // no comma before the next value
};

}  // namespace detail

template <detail::Nlohmann Json>
struct AnyCodec<Json> {
  static constexpr bool is_defined = true;

  static void read(wire::Reader& reader, Json& json) {
    detail::NlohmannSink<Json> sink(json);
    wire::read_any(reader, sink);
  }
  static void write(wire::Writer& writer, const Json& json) {
    wire::AnyWriter sink(writer);
    detail::tell_nlohmann(json, sink);
  }
  static const char* parse(json_text::Scanner& scanner, const char* at, Json& json) {
    detail::NlohmannSink<Json> sink(json);
    return scanner.tell(at, sink);
  }
  static char* print(json_text::Writer& writer, char* to, const Json& json) {
    detail::TextSink sink(writer, to);
    detail::tell_nlohmann(json, sink);
    return sink.end();
  }
};

template <detail::Converted T>
struct AnyCodec<T> {
  static constexpr bool is_defined = true;
  using Json = nlohmann::json;

  static void read(wire::Reader& reader, T& value) {
    Json json;
    AnyCodec<Json>::read(reader, json);
    convert(json, value, [](const std::exception& exception) { detail::raise(error_type::invalid_event, exception.what()); });
  }
  static void write(wire::Writer& writer, const T& value) { AnyCodec<Json>::write(writer, converted(value)); }
  static const char* parse(json_text::Scanner& scanner, const char* at, T& value) {
    Json json;
    const char* const next = AnyCodec<Json>::parse(scanner, at, json);
    if (!scanner.has_failed()) {
      convert(json, value, [&](const std::exception& exception) {
        scanner.misfit_within(at, {"", "value that its from_json takes", exception.what()});
      });
    }
    return next;
  }
  static char* print(json_text::Writer& writer, char* to, const T& value) {
    return AnyCodec<Json>::print(writer, to, converted(value));
  }

 private:
  template <class Failed>
  static void convert(const Json& json, T& value, [[maybe_unused]] Failed failed) {
    static_assert(detail::FromNlohmann<T>, "lambda_wasm: nlohmann_json cannot read this type: declare a from_json for it.");
    if constexpr (detail::FromNlohmann<T>) {
#if LAMBDA_WASM_EXCEPTIONS
      try {
        nlohmann::adl_serializer<T>::from_json(json, value);
      } catch (const Json::exception& exception) {
        failed(exception);
      }
#else
      nlohmann::adl_serializer<T>::from_json(json, value);
#endif
    }
  }
  static Json converted(const T& value) {
    static_assert(detail::ToNlohmann<T>, "lambda_wasm: nlohmann_json cannot write this type: declare a to_json for it.");
    Json json;
    if constexpr (detail::ToNlohmann<T>) nlohmann::adl_serializer<T>::to_json(json, value);
    return json;
  }
};

}  // namespace lambda_wasm

/// Converts a described type by its description.
template <class T>
  requires((lambda_wasm::Described<T> || lambda_wasm::DescribedEnum<T> || lambda_wasm::DescribedUnion<T> ||
            lambda_wasm::detail::ValueKind<T>) &&
           !lambda_wasm::detail::beside::ToJson<T> && !lambda_wasm::detail::beside::FromJson<T>)
struct nlohmann::adl_serializer<T, void> {
  template <lambda_wasm::detail::Nlohmann Json>
  static void to_json(Json& json, const T& value) {
    lambda_wasm::json_text::Buffer buffer;
    lambda_wasm::append_json(buffer, value);
    lambda_wasm::Storage storage;
    lambda_wasm::json_text::Reader reader(buffer.view(), storage);
    reader.read(reader.begin(), json);
  }
  template <lambda_wasm::detail::Nlohmann Json>
  static void from_json(const Json& json, T& value) {
    // As a constraint, this would need the kinds of the members of T while they are being found.
    static_assert(
        !lambda_wasm::detail::has_views<T>(),
        "lambda_wasm: a value with views (std::string_view, BytesView) cannot be made from a json: its text ends with the "
        "conversion.");
    lambda_wasm::json_text::Buffer buffer;
    lambda_wasm::append_json(buffer, json);
    lambda_wasm::Storage storage;  // without it, try_from_json too would refuse a type with views
    lambda_wasm::Result<T> read = lambda_wasm::try_from_json<T>(buffer.view(), storage);
    if (!read) lambda_wasm::detail::raise(*read.error());
    value = *std::move(read);
  }
};
