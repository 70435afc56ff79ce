#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/json/field.hpp>
#include <lambda_wasm/json/key.hpp>
#include <lambda_wasm/json_schema/object.hpp>
#include <lambda_wasm/kinds/anything.hpp>
#include <lambda_wasm/kinds/array.hpp>
#include <lambda_wasm/kinds/bytes.hpp>
#include <lambda_wasm/kinds/level.hpp>
#include <lambda_wasm/kinds/map.hpp>
#include <lambda_wasm/kinds/nullable.hpp>
#include <lambda_wasm/kinds/optional.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/sequence.hpp>
#include <lambda_wasm/kinds/text.hpp>
#include <lambda_wasm/kinds/tuple.hpp>
#include <lambda_wasm/kinds/value.hpp>
#include <lambda_wasm/kinds/words.hpp>

namespace lambda_wasm::detail {

/// Views of text or bytes, and types that cross as one.
template <class T>
inline constexpr bool is_view_kind = std::is_same_v<T, std::string_view> || std::is_same_v<T, BytesView>;
template <DescribedValue T>
inline constexpr bool is_view_kind<T> = is_view_kind<Crossed<T>>;
template <class T>
concept ViewKind = is_view_kind<T>;

/// Whether a view was not read: one of an empty text is not null. So an event tells absent text from empty text.
template <ViewKind T>
bool never_came(const T& view) {
  if constexpr (DescribedValue<T>) {
    return never_came(kinds::Value::crossing(view));
  } else {
    return view.data() == nullptr;
  }
}

}  // namespace lambda_wasm::detail

namespace lambda_wasm::kinds {

/// Described structs.
struct Structure : Holder {
  struct Example {
    bool value = false;
    friend constexpr auto lambda_wasm_describe(const Example*) {
      return detail::describe_fields<Example, detail::Strictness::strict,
                                     detail::Field<&Example::value, detail::field_options("value")>>();
    }
  };
  template <class T>
  static constexpr bool takes = Described<T>;
  static constexpr std::string_view letters = "(!";
  template <class T>
  using Parts = typename detail::FieldTypesOf<detail::Description<T>>::type;
  template <class T>
  static constexpr bool is_whole = true;
  template <class T>
  static constexpr bool is_referred = true;
  template <class T>
  static constexpr std::uint32_t json_types = json_type::object;
  template <class T>
  static constexpr bool is_constrained = [] {
    bool found = detail::has_rules<T>();
    detail::for_each_field(detail::Description<T>{}, [&]<class Field, bool>() {
      if constexpr (Field::is_constrained) {
        found = constraints::assert_suits<Field::options, detail::FieldType<T, Field>>();
      }
    });
    return found;
  }();

  template <class T>
  static constexpr void put_schema(auto& put) {
    if (detail::Description<T>::is_closed) put('!');
    put.set_lenient(detail::Description<T>::is_lenient);
    put('(');
    detail::for_each_field(detail::Description<T>{}, [&]<class Field, bool is_defaulted>() {
      using Member = detail::FieldType<T, Field>;
      detail::put_name(put, Field::name);
      if (is_defaulted && !detail::OptionalKind<Member>) put('?');
      put.template schema<Member>();
    });
    put(')');
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    detail::put_object_schema<T>(put);
  }

  template <class T>
  static void read(auto& reader, T& value) {
    detail::for_each_field(detail::Description<T>{}, [&]<class Field, bool is_defaulted>() {
      using Member = detail::FieldType<T, Field>;
      Member& member = Field::of(value);
      if constexpr (is_defaulted && detail::NullableKind<Member>) {
        reader.template read_field<Field>(member, [&] { Nullable::read_present(reader, member); });
        return;
      } else if constexpr (is_defaulted) {
        if (reader.word() == 0) return;
      }
      if constexpr (is_defaulted && detail::OptionalKind<Member>) {
        reader.template read_field<Field>(member, [&] { reader.read_into(detail::emplace(member)); });
      } else {
        reader.template read_field<Field>(member, [&] { reader.read_into(member); });
      }
    });
    if constexpr (detail::has_rules<T>()) reader.check_whole(value);
  }
  template <class T>
  static void write(auto& writer, const T& value) {
    const auto level = kinds::level<T>();
    detail::for_each_field(detail::Description<T>{}, [&]<class Field, bool is_defaulted>() {
      using Member = detail::FieldType<T, Field>;
      if constexpr (detail::Description<T>::is_lenient && detail::ViewKind<Member>) {
        if (detail::never_came(Field::of(value))) return writer.word(0);
      }
      if constexpr (is_defaulted && !detail::OptionalKind<Member>) writer.word(1);
      writer.write(Field::of(value));
    });
  }

  template <class T>
  static void check_value(auto& checker, const T& value) {
    detail::for_each_field(detail::Description<T>{},
                           [&]<class Field, bool is_defaulted>() { checker.template check_field<Field>(Field::of(value)); });
    if constexpr (detail::has_rules<T>()) checker.check_whole(value);
  }

  template <class T>
  static consteval std::string_view expected() {
    return json_text::expected_object;
  }
  template <class T>
  static const char* parse(auto& reader, const char* at, T& value) {
    return parse_level<T>(reader, at,
                          [&](const char* begin) { return Reading<detail::Description<T>>::object(reader, begin, value); });
  }
  template <class T>
  static char* print(auto& writer, char* to, const T& value) {
    const auto level = kinds::level<T>();
    return print_object(writer, to, value, writer.offset(to), detail::Description<T>{});
  }

  /// As `parse`, for an alternative of a union with a tag (json/unions.hpp).
  template <class T>
  static const char* parse_tagged(auto& reader, const char* at, T& value, auto& tagged) {
    return parse_level<T>(reader, at, [&](const char* begin) {
      return Reading<detail::Description<T>>::tagged_object(reader, begin, value, tagged);
    });
  }
  /// As `print`, with the tag as the first member: `,"kind":"circle"`.
  template <class T>
  static char* print_tagged(auto& writer, char* to, const T& value, std::string_view tag) {
    const auto level = kinds::level<T>();
    const auto begin = writer.offset(to);
    return print_object(writer, writer.raw(to, tag), value, begin, detail::Description<T>{});
  }

  static void parse_schema(auto& reader, auto& schema) {
    if (schema.kind == '!') reader.next();
    reader.named(schema);
  }
  static bool put(auto& putter, const auto& schema, const auto* value) {
    if (!putter.is_object(value)) return putter.wrong(json_text::expected_object, value);
    for (std::size_t i = 0; i < schema.of.size(); ++i) {
      if (!putter.put_at(schema.names[i], schema.of[i], value->find(schema.names[i]))) return false;
    }
    return schema.kind != '!' || putter.has_only(schema.names, value);
  }
  static Taken take(auto& taker, const auto& schema) { return taker.object(schema); }

 private:
  // Whether reading a second value into a T may keep parts of the first: members that an object lacks, or that a from_json does
  // not set.
  template <class T>
  static constexpr bool keeps_parts() {
    if constexpr (detail::ArrayKind<T> || detail::TupleKind<T>) {
      return []<class... Elements>(TypeList<Elements...>) {
        return (keeps_parts<Elements>() || ...);
      }(typename Kind<T>::template Parts<T>{});
    } else if constexpr (detail::DescribedValue<T>) {
      return keeps_parts<detail::Crossed<T>>();
    } else {
      return Described<T> || detail::AnyKind<T>;
    }
  }

  // Whether a member of this type is read differently in a lenient struct.
  template <class T>
  static constexpr bool is_read_leniently() {
    if constexpr (Kind<T>::template is_referred<T>) {
      return false;
    } else if constexpr (detail::BytesKind<T>) {
      return true;
    } else {
      return passes_over_null<T>() || []<class... Parts>(TypeList<Parts...>) {
        return (is_read_leniently<Parts>() || ...);
      }(typename Kind<T>::template Parts<T>{});
    }
  }
  template <class T>
  static constexpr bool passes_over_null() {
    if constexpr (detail::MapKind<T>) {
      return !takes_null<typename detail::MappedType<T>::type>();
    } else if constexpr (std::is_base_of_v<Elements, Kind<T>>) {
      return !takes_null<typename T::value_type>();
    } else {
      return false;
    }
  }
  template <bool is_lenient>
  static auto& reader_for(auto& reader) {
    if constexpr (is_lenient) {
      return reader.lenient();
    } else {
      return reader;
    }
  }

  // How the JSON object of a struct is read: the code for each struct is a call for each field (json/object.hpp).
  template <class Description>
  struct Reading;
  template <class T, detail::StructRule rule, class... Fields>
  struct Reading<detail::StructDescription<T, rule, Fields...>> {
    using FieldCode = json_text::FieldCode;

    template <class Field>
    static constexpr bool is_required =
        !rule.is_lenient && !Field::is_defaulted && !detail::OptionalKind<detail::FieldType<T, Field>>;
    template <class Field>
    static constexpr bool is_lenient = rule.is_lenient && is_read_leniently<detail::FieldType<T, Field>>();
    template <class Field>
    static constexpr std::uint32_t flags = []() -> std::uint32_t {
      using Member = detail::FieldType<T, Field>;
      if (detail::NullableKind<Member>) return 0;
      if (rule.is_lenient || Field::is_defaulted) return FieldCode::keeps_for_null | FieldCode::is_restored;
      return !detail::OptionalKind<Member> && keeps_parts<Member>() ? FieldCode::is_restored : 0;
    }();

    // If a key occurs twice, the last value counts: nothing of the first value may remain.
    static void restore(void* object, std::size_t index) {
      T fresh{};
      std::size_t at = 0;
      [[maybe_unused]] const auto one = [&]<class Field>() {
        if constexpr ((flags<Field> & FieldCode::is_restored) != 0) {
          if (at == index) Field::of(*static_cast<T*>(object)) = std::move(Field::of(fresh));
        }
        ++at;
      };
      (one.template operator()<Fields>(), ...);
    }

    template <class Member>
    static constexpr std::string_view expected_member = Kind<Member>::template expected<Member>();
    static constexpr json_text::FieldNames fields[] = {
        {json_text::Key<Fields>::name, &expected_member<detail::FieldType<T, Fields>>}..., {}};
    static constexpr std::uint64_t required() {
      std::uint64_t bits = 0;
      [[maybe_unused]] std::uint64_t bit = 1;
      ((bits |= is_required<Fields> ? bit : 0, bit <<= 1), ...);
      return bits;
    }
    static constexpr json_text::StructNames names{fields, sizeof...(Fields), required(),
                                                  ((flags<Fields> & FieldCode::is_restored) | ... | 0) != 0 ? &restore : nullptr};

    template <class Reader>
    [[gnu::noinline]] static const char* object(Reader& reader, const char* at, T& value) {
      typename Reader::Object object{&value, names};
      return members(reader, at, value, object, std::index_sequence_for<Fields...>{});
    }
    template <class Reader>
    [[gnu::noinline]] static const char* tagged_object(Reader& reader, const char* at, T& value, auto& tagged) {
      typename Reader::TaggedObject object{{&value, names}, tagged};
      return members(reader, at, value, object, std::index_sequence_for<Fields...>{});
    }
    template <class Reader, std::size_t... index>
    [[gnu::always_inline]] static const char* members(Reader& reader, const char* at, T& value, auto& object,
                                                      std::index_sequence<index...>) {
      at = reader.open(at, object);
      while (object.has_more) {
        const char* const pass = at;
        [[maybe_unused]] typename Reader::Object& untagged = object;
        ((at = FieldReading<Fields>::template member<(flags<Fields> != 0)>(
              reader_for<is_lenient<Fields>>(reader), at, untagged, json_text::Key<Fields>::text,
              {index, json_text::Key<Fields>::size, flags<Fields>}, Fields::of(value))),
         ...);
        if (at == pass) at = reader.template other_key<rule.is_closed>(at, object);
      }
      at = reader.close(at, object);
      if constexpr (detail::has_rules<T>()) {
        const std::string_view* const expected = reader.is_whole(object) ? detail::broken_rule(value) : nullptr;
        if (expected != nullptr) [[unlikely]]
          reader.broken(object.begin, nullptr, *expected);
      }
      return at;
    }
  };

  // Reads a field that has constraints, and checks them.
  template <class Field>
  struct ConstrainedField {
    template <bool is_special, class Member>
    [[gnu::always_inline]] static const char* member(auto& reader, const char* at, auto& object, const char* key,
                                                     json_text::FieldCode code, Member& value) {
      const char* const before = at;
      at = Structure::member<is_special>(reader, at, object, key, code, value);
      if (at != before) {
        const auto report = [&](const constraints::Step* step, const std::string_view& expected, const auto& /*value*/) {
          reader.broken(before, step, expected);
        };
        constraints::check_value<Field::options>(value, nullptr, report);
      }
      return at;
    }
  };
  template <class Field>
  using FieldReading = std::conditional_t<Field::is_constrained, ConstrainedField<Field>, Structure>;

  // Reads a field and the comma after it, if it is next. One function for all fields of a type.
  template <bool is_special, class Member>
  [[gnu::noinline]] static const char* member(auto& reader, const char* at, auto& object, const char* key,
                                              json_text::FieldCode field, Member& value) {
    if (!reader.is_next(at, object, key, field)) return at;
    if constexpr (is_special) {
      at = reader.begin_field(at, object, field) ? reader.literal(at) : reader.read(at, value);
    } else {
      object.seen |= std::uint64_t{1} << field.index();
      at = reader.read(at, value);
    }
    return reader.next(at, object);
  }

  // Each field is written with a comma before it; the first comma then becomes the bracket.
  template <class T, detail::StructRule rule, class... Fields>
  [[gnu::noinline]] static char* print_object(auto& writer, char* to, const T& value, std::ptrdiff_t begin,
                                              detail::StructDescription<T, rule, Fields...>) {
    ((to = print_field<rule.is_lenient>(writer, to, json_text::Key<Fields>::with_comma.data(), json_text::Key<Fields>::size + 1,
                                        Fields::of(value))),
     ...);
    return writer.end_object(to, begin);
  }
  // A view is written by a call that all views share.
  template <bool is_lenient, class T>
  [[gnu::always_inline]] static char* print_field(auto& writer, char* to, const char* key, std::size_t size, const T& value) {
    if constexpr (is_lenient && detail::ViewKind<T>) {
      if (detail::never_came(value)) return to;
    }
    if constexpr (std::same_as<T, std::string_view> && !requires { writer.is_of_item; }) {
      return writer.string_after(to, key, size, value.data(), value.size());
    } else {
      return print_member(writer, to, key, size, value);
    }
  }
  template <class T>
  [[gnu::noinline]] static char* print_member(auto& writer, char* to, const char* key, std::size_t size, const T& value) {
    if constexpr (requires { writer.is_of_item; }) {
      return writer.member(to, key, size, value);
    } else if constexpr (detail::NullableKind<T>) {
      if (!value) return to;
      if (*value) return print_member(writer, to, key, size, **value);
      return writer.raw(writer.key(to, key, size, 0), "null");
    } else if constexpr (detail::OptionalKind<T>) {
      return value ? print_member(writer, to, key, size, *value) : to;
    } else if constexpr (detail::TextKind<T>) {
      return writer.string_after(to, key, size, value.data(), value.size());
    } else {
      to = writer.key(to, key, size, writer.template most_text<T>);
      return writer.write_reserved(to, value);
    }
  }
};

}  // namespace lambda_wasm::kinds
