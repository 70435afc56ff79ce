// REJECT SAYS lambda_wasm: a kind lacks its part `take`: add it (kinds/part.hpp says what it is).
#include <lambda_wasm/kinds/complete.hpp>

struct Celsius : lambda_wasm::kinds::Leaf {
  using Example = double;
  template <class T>
  static constexpr bool takes = true;
  static constexpr std::string_view letters = "x";
  template <class T>
  static constexpr std::uint32_t json_types = lambda_wasm::kinds::json_type::number;
  template <class T>
  static constexpr void put_schema(auto& put) {
    put('x');
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    put.member("type", "number");
  }
  template <class T>
  static void read(auto& reader, T& value) {
    value = reader.real();
  }
  template <class T>
  static void write(auto& writer, const T& value) {
    writer.real(value);
  }
  template <class T>
  static consteval std::string_view expected() {
    return "temperature";
  }
  template <class T>
  static const char* parse(auto& reader, const char* at, T& value) {
    return reader.number(at, value);
  }
  template <class T>
  static char* print(auto& writer, char* to, const T& value) {
    return writer.number(to, value);
  }
  static bool put(auto& putter, const auto& /*schema*/, const auto* value) { return putter.wrong("temperature", value); }
#ifdef ACCEPT
  static lambda_wasm::kinds::Taken take(auto& taker, const auto& /*schema*/) { return taker.real(); }
#endif
};
inline constexpr bool is_complete = lambda_wasm::kinds::has_all_parts<Celsius>();
