#pragma once
/// @file
/// Reads a value from a message on the wire (the table in schema.hpp). The other side has already checked every value against the
/// same schema, so reading cannot fail.

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/schema.hpp>

namespace lambda_wasm::wire {

/// Reads a message from its first word. Code that reads by hand must read the values in the order of the schema.
class Reader {
 public:
  explicit Reader(const host::Message& message) : begin_(message.words), words_(message.words), text_(message.text) {}

  /// Reads a T. A `std::string_view` in it views the message's text; all other values are copied.
  template <class T>
  [[nodiscard]] T read() {
    if constexpr (std::same_as<T, std::string>) {
      return string();
    } else {
      T value{};
      read_into(value);
      return value;
    }
  }

  /// As `read`, into a value whose defaulted members have their initialisers.
  template <class T>
  void read_into(T& value) {
    using namespace detail;
    if constexpr (EdgeKind<T>) {
      EdgeCodec<T>::read(*this, value);
    } else if constexpr (TextKind<T>) {
      value = text();
    } else if constexpr (BooleanKind<T>) {
      value = word() != 0;
    } else if constexpr (IntegerKind<T> && sizeof(T) == 8) {
      value = static_cast<T>(double_word());
    } else if constexpr (IntegerKind<T>) {
      value = static_cast<T>(word());
    } else if constexpr (RealKind<T>) {
      value = static_cast<T>(real());
    } else if constexpr (BytesKind<T>) {
      value = Bytes(text());
    } else if constexpr (TimeKind<T>) {
      const std::chrono::seconds seconds(static_cast<std::int64_t>(double_word()));
      value = T(std::chrono::floor<typename T::duration>(seconds) +
                std::chrono::duration_cast<typename T::duration>(std::chrono::nanoseconds(word())));
    } else if constexpr (DescribedEnum<T>) {
      std::uint32_t left = word();
      for_each_enumerator(Description<T>{}, [&]<class Value>() {
        if (left-- == 0) value = Value::value;
      });
    } else if constexpr (AnyKind<T>) {
      AnyCodec<T>::read(*this, value);
    } else if constexpr (HandleKind<T>) {
      value = HandleCodec<T>::from_word(word());
    } else if constexpr (OptionalKind<T>) {
      if (word() != 0) {
        read_into(value.emplace());
      } else {
        value.reset();
      }
    } else if constexpr (VectorKind<T> || OneOrManyKind<T>) {
      read_elements(value);
    } else if constexpr (ArrayKind<T>) {
      for (auto& element : value) read_into(element);
    } else if constexpr (PairsKind<T>) {
      value.resize(word());
      for (auto& [key, mapped] : value) {
        key = text();
        read_into(mapped);
      }
    } else if constexpr (KeyedKind<T>) {
      value.clear();
      for (std::uint32_t left = word(); left != 0; --left) {
        const std::string_view key = text();
        typename T::mapped_type mapped{};
        read_into(mapped);
        value.insert_or_assign(typename T::key_type(key), std::move(mapped));
      }
    } else if constexpr (is_specialization_of<T, Arguments>) {
      std::apply([&](auto&... argument) { (read_into(argument), ...); }, value.values);
    } else if constexpr (Described<T>) {  // a type that is not described has been refused by its schema
      for_each_field(Description<T>{}, [&]<class Field, bool is_defaulted>() {
        using Member = FieldType<T, Field>;
        Member& member = value.*Field::member;
        if constexpr (is_defaulted) {
          if (word() == 0) return;
        }
        if constexpr (is_defaulted && OptionalKind<Member>) {
          read_into(member.emplace());
        } else {
          read_into(member);
        }
      });
    }
  }

  /// The part of the message that has not been read yet.
  [[nodiscard]] host::Message rest() const { return {words_, text_}; }

  [[nodiscard]] std::uint32_t word() { return *words_++; }

  [[nodiscard]] std::uint64_t double_word() {
    const std::uint64_t low = word();
    return low | std::uint64_t{word()} << 32;
  }

  [[nodiscard]] double real() {
    words_ += (words_ - begin_) & 1;
    double value;
    std::memcpy(&value, words_, sizeof value);
    words_ += 2;
    return value;
  }

  /// Reads a string as a view of the message's text.
  [[nodiscard]] std::string_view text() {
    const std::uint32_t size = word();
    const std::string_view view(text_, size);
    text_ += size;
    return view;
  }

 private:
  // Out of line: copying a text takes many instructions.
  [[nodiscard, gnu::noinline]] std::string string() { return std::string(text()); }

  template <class Vector>
  void read_elements(Vector& vector) {
    const std::uint32_t count = word();
    if constexpr (std::same_as<typename Vector::value_type, bool>) {
      vector.resize(count);
      for (std::uint32_t i = 0; i < count; ++i) vector[i] = word() != 0;
    } else {
      vector.resize(count);
      for (auto& element : vector) read_into(element);
    }
  }

  const std::uint32_t* begin_;
  const std::uint32_t* words_;
  const char* text_;
};

}  // namespace lambda_wasm::wire
