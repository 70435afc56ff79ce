#pragma once
/// @file
/// The schema of a type: its kinds as text, which the compiler writes into the module's data. The build reads it there and
/// generates the JavaScript codecs from it; the native edge reads it at run time.
///
/// | text | kind | words on the wire |
/// |---|---|---|
/// | `n` | nothing (a handler without input, or of `void`) | none |
/// | `s` | string | its length in bytes; the bytes are in the text block |
/// | `b` | bool | 0 or 1 |
/// | `c` `C` `h` `H` `i` `I` | signed and unsigned integer of 8, 16, 32 bits | the value |
/// | `l` `L` | signed and unsigned integer of 64 bits | low word, high word |
/// | `d` | double; float as the double whose shortest text is the float's (text/float.hpp) | at an even index: the two words of the IEEE 754 binary64 |
/// | `y` | bytes (base64 in JSON, RFC 4648 section 4) | as `s` |
/// | `Y` | the same from base64 in any form that Node.js decodes, or an array of numbers from -128 to 255: members of LAMBDA_WASM_DESCRIBE_EVENT structs | as `s` |
/// | `t0` `t3` `t6` `t9` | time (RFC 3339 in JSON, this many digits of the second; `t9` from 1677-09-21 to 2262-04-11) | seconds since the epoch as `l`, nanoseconds |
/// | `D` | date (full-date of RFC 3339 in JSON, years 0000 to 9999) | days since 1970-01-01, signed |
/// | `e` names `)` | enum | index of the name |
/// | `E` N `:` names `)` | enum whose value of this index (decimal) takes every other name | index of the name |
/// | `?K` | optional, or a defaulted field; an empty one is omitted from objects, and null in arrays | 0 for empty; 1, then K |
/// | `~K` | optional of an optional: absent (omitted from objects, null in arrays), null, or a value | 0 for absent; 1 for null; 2, then K |
/// | `[K` | sequence: vector, list, set and others | count, then each K |
/// | `*K` | one value or an array of them | as `[` |
/// | `]K` `+K` `}K` | `[K`, `*K` and `{K` whose null elements are passed over: members of LAMBDA_WASM_DESCRIBE_EVENT structs | as `[` and `{` |
/// | `$K` | sequence that is a set in items of DynamoDB | as `[` |
/// | `^K` | item of DynamoDB: a struct or map whose values are each under the letter of its type | as K |
/// | `zK` | base64 of gzip of the JSON of a K, or a K | as K |
/// | `=` name K | result that is the event, in which the members of K replace those of the member of this name | as K |
/// | `#N:K` | array of N (decimal) | each K |
/// | `<` K K … `>` | tuple: an array of exactly these | each K |
/// | `{K` | map with string keys, in the order of JavaScript's objects (wire/any.hpp) | count, then each key as `s` and its K |
/// | `@N;` | described struct or union, whose schema is that of number N (decimal) in the descriptor's list of types | as that type |
/// | `(` fields `)` | described struct | each field's kind, in order |
/// | `!(` fields `)` | described struct that refuses other members | as `(` |
/// | `\|T` name, then (name K)… `)` | union whose alternative is told by the member of the first name: each alternative's name and struct, or `n` for no members. An empty name with `n` takes every other one | index of the alternative, then K |
/// | `\|K` (name K)… `)` | union whose alternative is told by the name of its only member; with `n` the value does not matter | as above |
/// | `\|J` K… `)` | union whose alternative is told by the type of the JSON; `n` is null | as above |
/// | `a` | anything | a tag (see wire/any.hpp), then the value |
/// | `v` | JavaScript value | its handle in embind |
/// | `qK` | parts of an HTTP request, which cmake/javascript/runtime/http_request.mjs makes from the event; in Wasm only | as K |
/// | `k` | the last of these parts: headers that the program names (edge/http.hpp) | count, then the address and the value as `s` of each |
/// | `r` | HTTP reply, for cmake/javascript/runtime/http_reply.mjs; in Wasm only | see edge/http.hpp |
/// | `R` | HTTP reply of a function with routes | see edge/http.hpp |
/// | `F` | HTTP reply of a function with routes and files | see edge/http.hpp |
///
/// Values that JavaScript code passes and receives during an invocation may have a Uint8Array for bytes, a Date for times, and a
/// BigInt for integers of 64 bits (also inside anything). Values that the SDK makes for JavaScript have these types too, but a
/// BigInt only for integers beyond 2^53 - 1.
///
/// A name is its length in bytes (decimal), a colon, and the name in UTF-8; a field is a name and its kind: `(3:skus5:count?i)`.
/// In the module's data a schema follows a marker and ends with a NUL. The marker `codec` precedes the schema of a value that
/// crosses into C++, `value` that of a value that is made in JavaScript (js/value.hpp). After `handler` and `function` there are
/// a name, the schema of the input and the schema of the result. A function's input is the struct of its arguments, whose fields
/// are named `0`, `1`, ….

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/detail/descriptor.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/kind.hpp>

namespace lambda_wasm::detail {

inline constexpr std::string_view header_marker = "\x1flambda_wasm:header:";
inline constexpr std::string_view codec_marker = "\x1flambda_wasm:codec:";
inline constexpr std::string_view value_marker = "\x1flambda_wasm:value:";
inline constexpr std::string_view type_marker = "\x1flambda_wasm:type:";

template <class T>
struct TypeText;

/// Writes a descriptor of schemas.
class SchemaPut : public DescriptorPut {
 public:
  template <class T>
  using Of = TypeText<T>;
  template <class T>
  static constexpr bool is_referred() {
    return Kind<T>::template is_referred<T>;
  }

  using DescriptorPut::DescriptorPut;

  constexpr void operator()(char character) { append(character); }

  /// Writes the schema of T: a reference, if it has a descriptor of its own.
  template <class T>
  constexpr void schema() {
    refuse_files<is_form_file<T>>();
    if constexpr (is_referred<T>()) {
      append('@');
      put_decimal(*this, number_of<T>());
      append(';');
    } else {
      Kind<T>::template put_schema<T>(*this);
    }
  }

  /// Whether bytes are lenient, and null elements passed over: within the members of a struct of LAMBDA_WASM_DESCRIBE_EVENT.
  [[nodiscard]] constexpr bool is_lenient() const { return is_lenient_; }
  constexpr void set_lenient(bool is_lenient) { is_lenient_ = is_lenient; }

 private:
  bool is_lenient_ = false;
};

/// The descriptor of a described type. Its type is explicit, so that descriptors may refer to each other.
template <class T>
struct TypeText {
  using Types = ReferredWithin<SchemaPut, T>;
  static constexpr auto write = [](auto& put) {
    put_text(put, type_marker);
    Kind<T>::template put_schema<T>(put);
  };
  static constexpr std::size_t size = descriptor_size<SchemaPut>(write, Types{});
  static const Descriptor<size, Types::size> descriptor;
};
template <class T>
constinit const Descriptor<TypeText<T>::size, TypeText<T>::Types::size> TypeText<T>::descriptor =
    make_descriptor<SchemaPut, TypeText<T>::size>(TypeText<T>::write, Types{});

template <class T, const std::string_view& marker>
struct CodecText {
  static constexpr auto write = [](auto& put) {
    put_text(put, marker);
    put.template schema<T>();
  };
  static constexpr auto text = descriptor_of<SchemaPut, T>(write);
};

/// The descriptor of T, NUL-terminated. Its address identifies the codec to JavaScript.
template <class T>
inline constexpr auto codec_text = CodecText<T, codec_marker>::text;
/// As above, for values that cross to JavaScript, other than results.
template <class T>
inline constexpr auto value_text = CodecText<T, value_marker>::text;

/// Instead of such an address: the value crosses as its embind handle.
inline constexpr std::uintptr_t handle_codec = 1;

/// The kinds of entries of a module: a handler of events; a function that JavaScript calls, which returns its result (`function`)
/// or a promise of it (`task`); or a handler that streams its reply (`stream`).
enum class Entry { handler, function, task, stream };
inline constexpr std::string_view entry_markers[] = {
    "\x1flambda_wasm:handler:", "\x1flambda_wasm:function:", "\x1flambda_wasm:task:", "\x1flambda_wasm:stream:"};

template <Entry EntryKind, FixedText Name, class Input, class Result>
struct EntryText {
  static constexpr auto write = [](auto& put) {
    put_text(put, entry_markers[static_cast<std::size_t>(EntryKind)]);
    put_name(put, Name.view());
    put.template schema<Input>();
    put.template schema<Result>();
  };
  static constexpr auto text = descriptor_of<SchemaPut, Input, Result>(write);
};

/// The descriptor of an entry, NUL-terminated. Its address identifies the entry to JavaScript.
template <Entry EntryKind, FixedText Name, class Input, class Result>
inline constexpr auto entry_text = EntryText<EntryKind, Name, Input, Result>::text;
template <FixedText Name, class Input, class Result>
inline constexpr const auto& handler_text = entry_text<Entry::handler, Name, Input, Result>;

}  // namespace lambda_wasm::detail
