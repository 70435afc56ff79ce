#pragma once

#include <cmath>
#include <concepts>
#include <string>
#include <string_view>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/words.hpp>
#include <lambda_wasm/text/base64.hpp>

namespace lambda_wasm::detail {

template <class T>
concept BytesKind = std::same_as<T, Bytes> || std::same_as<T, BytesView>;

}  // namespace lambda_wasm::detail

namespace lambda_wasm::kinds {

/// Bytes, which JSON holds as base64 (RFC 4648 section 4). Members of structs of LAMBDA_WASM_DESCRIBE_EVENT are read leniently: from
/// base64 in any form, and from an array of numbers.
struct BytesOf : Leaf {
  using Example = Bytes;
  template <class T>
  static constexpr bool takes = detail::BytesKind<T>;
  static constexpr std::string_view letters = "yY";  // strict and lenient
  template <class T>
  static constexpr bool is_view = std::same_as<T, BytesView>;
  template <class T>
  static constexpr std::uint32_t json_types = json_type::string;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put(put.is_lenient() ? 'Y' : 'y');
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    if (put.is_lenient() && put.is_input()) {
      put.word(R"("anyOf":[{"type":"string","contentEncoding":"base64"},)"
               R"({"type":"array","items":{"type":"integer","minimum":-128,"maximum":255}}])");
    } else {
      put.member("type", "string");
      put.member("contentEncoding", "base64");
    }
  }

  template <class T>
  static void read(auto& reader, T& value) {
    value = T(reader.text());
  }
  static void write(auto& writer, const BytesView& value) { writer.text(value.view()); }

  template <class T>
  static consteval std::string_view expected() {
    return json_text::expected_base64;
  }
  template <class Reader>
  static const char* parse(Reader& reader, const char* at, Bytes& value) {
    return Reader::is_lenient ? reader.lenient_bytes(at, value) : reader.bytes(at, value);
  }
  template <class Reader>
  static const char* parse(Reader& reader, const char* at, BytesView& value) {
    return reader.bytes_view(at, value, Reader::is_lenient);
  }
  static char* print(auto& writer, char* to, const BytesView& value) { return writer.bytes(to, value.view()); }

  static bool put(auto& putter, const auto& schema, const auto* value) {
    if (schema.kind == 'Y' && putter.is_string(value)) {
      putter.wire().put_text(text::base64_decode_lenient(value->text));
      return true;
    }
    if (schema.kind == 'Y' && putter.is_array(value)) return put_numbers(putter, value->elements);
    const auto bytes = putter.is_string(value) ? text::base64_decode(value->text) : std::nullopt;
    if (!bytes) return putter.wrong(json_text::expected_base64, value);
    putter.wire().put_text(*bytes);
    return true;
  }
  static Taken take(auto& taker, const auto& /*schema*/) { return taker.string(text::base64_encode(taker.reader().text())); }

 private:
  static bool put_numbers(auto& putter, const auto& elements) {
    std::string bytes;
    for (const auto* element : elements) {
      const double number = putter.is_number(element) ? element->number : 256;
      if (!(number >= -128 && number <= 255) || std::trunc(number) != number) {
        return putter.within(std::to_string(bytes.size()), [&] { return putter.wrong(json_text::expected_byte, element); });
      }
      bytes.push_back(static_cast<char>(static_cast<int>(number)));
    }
    putter.wire().put_text(bytes);
    return true;
  }
};

}  // namespace lambda_wasm::kinds
