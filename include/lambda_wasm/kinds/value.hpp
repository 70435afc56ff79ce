#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/describe_value.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/kinds/optional.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/raise.hpp>

namespace lambda_wasm::detail {

/// A type that crosses as another.
template <class T>
concept ValueKind = DescribedValue<T> || CrossesAs<T>;

template <class T>
struct CrossedType {
  using type = typename T::crosses_as;
};
template <DescribedValue T>
struct CrossedType<T> {
  using type = std::remove_cvref_t<decltype(std::declval<T&>().*ValueDescriptionOf<T>::type::member)>;
};
/// The type that a value crosses as.
template <class T>
using Crossed = typename CrossedType<T>::type;

}  // namespace lambda_wasm::detail

namespace lambda_wasm::kinds {

/// Types that cross as another (describe_value.hpp). Their schema is the other's.
struct Value : Holder {
  struct Example {
    bool value = false;
    friend constexpr auto lambda_wasm_describe_value(const Example*) {
      return detail::ValueDescription<Example, &Example::value>{};
    }
  };
  template <class T>
  static constexpr bool takes = detail::ValueKind<T>;
  static constexpr std::string_view letters = "";
  template <class T>
  using Parts = TypeList<detail::Crossed<T>>;
  template <class T>
  static constexpr std::uint32_t json_types = Kind<detail::Crossed<T>>::template json_types<detail::Crossed<T>>;
  template <class T>
  static constexpr std::uint32_t most_text = Kind<detail::Crossed<T>>::template most_text<detail::Crossed<T>>;

  template <class T>
  static constexpr void put_schema(auto& put) {
    refuse<T>();
    put.template schema<detail::Crossed<T>>();
  }
  // Its JSON Schema has a name of its own.
  template <class T>
  static constexpr bool is_defined_alone = true;
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    put.template members<detail::Crossed<T>>();
  }

  template <class T>
  static void read(auto& reader, T& value) {
    if constexpr (detail::DescribedValue<T>) {
      reader.read_into(value.*member<T>);
    } else {
      detail::Crossed<T> crossed{};
      reader.read_into(crossed);
      make(value, std::move(crossed), raise_refused);
    }
  }
  template <class T>
  static void write(auto& writer, const T& value) {
    writer.write(crossing(value));
  }

  template <class T>
  static void check_value(auto& checker, const T& value) {
    checker.check_value(crossing(value));
  }

  template <class T>
  static consteval std::string_view expected() {
    return Kind<detail::Crossed<T>>::template expected<detail::Crossed<T>>();
  }
  template <class T>
  static const char* parse(auto& reader, const char* at, T& value) {
    refuse<T>();
    if constexpr (detail::DescribedValue<T>) {
      return reader.read(at, value.*member<T>);
    } else {
      return parse_and_make(reader, at, value);
    }
  }
  template <class T>
  static char* print(auto& writer, char* to, const T& value) {
    refuse<T>();
    return writer.write_reserved(to, crossing(value));
  }

  // No schema is of this kind.
  static void parse_schema(auto& /*reader*/, auto& /*schema*/) {}
  static bool put(auto& /*putter*/, const auto& /*schema*/, const auto* /*value*/) { return false; }
  static Taken take(auto& taker, const auto& /*schema*/) { return taker.nothing(); }

  /// The value as the type that it crosses as: a reference to the member of a described struct.
  template <class T>
  static decltype(auto) crossing(const T& value) {
    if constexpr (detail::DescribedValue<T>) {
      return static_cast<const detail::Crossed<T>&>(value.*member<T>);
    } else {
      return static_cast<detail::Crossed<T>>(value.crossing());
    }
  }

 private:
  template <class T>
  static constexpr auto member = detail::ValueDescriptionOf<T>::type::member;

  template <class T>
  [[gnu::noinline]] static const char* parse_and_make(auto& reader, const char* at, T& value) {
    detail::Crossed<T> crossed{};
    const std::size_t problems = reader.problem_count();
    const char* const next = reader.read(at, crossed);
    if (reader.has_failed() || reader.problem_count() != problems) return next;
    make(value, std::move(crossed), [&](const char* message) { reader.misfit_within(at, {{}, message, {}}); });
    return next;
  }

  [[noreturn, LAMBDA_WASM_DETAIL_COLD]] static void raise_refused(const char* message) {
    detail::raise(Error(error_type::invalid_event, "A value does not fit: expected " + std::string(message) + "."));
  }

  // Makes a value of the one that has crossed. If the constructor refuses it, calls `failed` with the reason.
  template <class T, class Failed>
  static void make(T& value, detail::Crossed<T>&& crossed, [[maybe_unused]] Failed failed) {
#if LAMBDA_WASM_EXCEPTIONS
    if constexpr (std::is_constructible_v<T, detail::Crossed<T>&&> && !std::is_nothrow_constructible_v<T, detail::Crossed<T>&&>) {
      try {
        value = T(std::move(crossed));
      } catch (const std::exception& exception) {
        failed(exception.what());
      }
      return;
    }
#endif
    // Otherwise `refuse` says so, and this would be a second error.
    if constexpr (std::is_constructible_v<T, detail::Crossed<T>&&>) value = T(std::move(crossed));
  }

  // A template of its own, so that each error appears once.
  template <class T>
  static constexpr void refuse() {
    using U = detail::Crossed<T>;
    static_assert(std::is_default_constructible_v<T>,
                  "lambda_wasm: a type that crosses as another is made before it is read: give it a default constructor.");
    static_assert(detail::DescribedValue<T> || std::is_constructible_v<T, U&&>,
                  "lambda_wasm: a type with crosses_as needs a constructor from that type, which may be explicit.");
    static_assert(
        detail::DescribedValue<T> || requires(const T& value) { static_cast<U>(value.crossing()); },
        "lambda_wasm: a type with crosses_as needs `crossing() const`, which returns a value of that type.");
    static_assert(!detail::OptionalKind<U>,
                  "lambda_wasm: a type cannot cross as an optional: let it cross as the value, and make the member an optional.");
  }
};

}  // namespace lambda_wasm::kinds
