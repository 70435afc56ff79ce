#pragma once
/// @file
/// The kinds of values that cross, in order: a type is of the first kind that takes it. kinds/part.hpp says what a kind consists
/// of, and kinds/complete.hpp checks it. To add one, write its header and its JavaScript, and name them here and in
/// cmake/javascript/build/kinds.mjs.

#include <string_view>

#include <lambda_wasm/kinds/anything.hpp>
#include <lambda_wasm/kinds/arguments.hpp>
#include <lambda_wasm/kinds/array.hpp>
#include <lambda_wasm/kinds/boolean.hpp>
#include <lambda_wasm/kinds/bytes.hpp>
#include <lambda_wasm/kinds/date.hpp>
#include <lambda_wasm/kinds/edge.hpp>
#include <lambda_wasm/kinds/enumerator.hpp>
#include <lambda_wasm/kinds/gzipped.hpp>
#include <lambda_wasm/kinds/handle.hpp>
#include <lambda_wasm/kinds/integer.hpp>
#include <lambda_wasm/kinds/item.hpp>
#include <lambda_wasm/kinds/json_union.hpp>
#include <lambda_wasm/kinds/keyed_union.hpp>
#include <lambda_wasm/kinds/map.hpp>
#include <lambda_wasm/kinds/nothing.hpp>
#include <lambda_wasm/kinds/nullable.hpp>
#include <lambda_wasm/kinds/one_or_many.hpp>
#include <lambda_wasm/kinds/optional.hpp>
#include <lambda_wasm/kinds/overlay.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/real.hpp>
#include <lambda_wasm/kinds/sequence.hpp>
#include <lambda_wasm/kinds/structure.hpp>
#include <lambda_wasm/kinds/tagged_union.hpp>
#include <lambda_wasm/kinds/text.hpp>
#include <lambda_wasm/kinds/time.hpp>
#include <lambda_wasm/kinds/tuple.hpp>
#include <lambda_wasm/kinds/value.hpp>

namespace lambda_wasm {

namespace kinds {

/// All kinds. A type that crosses as another may resemble any of them. Anything is before the kinds that its types may resemble:
/// nlohmann::json is like a map, for example.
using All = TypeList<NothingAtAll, Edge, Value, Text, Boolean, Integer, Real, BytesOf, Time, Date, Enumerator, Anything, Handle,
                     Nullable, Optional, OneOrManyOf, Sequence, Array, Tuple, Map, ArgumentsOf, Structure, TaggedUnion,
                     KeyedUnion, JsonUnion, ItemOf, GzippedOf, Overlay>;

/// The kind of a type that no kind takes. It does not cross.
struct None : Leaf {
  template <class T>
  static constexpr bool is_whole = false;
  template <class T>
  static constexpr std::uint32_t json_types = 0;

  template <class T>
  static constexpr void put_schema(auto& /*put*/) {
    refuse<T>();
  }
  template <class T>
  static constexpr void put_json_schema(auto& /*put*/) {
    refuse<T>();
  }
  template <class T>
  static void read(auto& /*reader*/, T& /*value*/) {}
  template <class T>
  static void write(auto& /*writer*/, const T& /*value*/) {}
  template <class T>
  static consteval std::string_view expected() {
    return {};
  }
  template <class T>
  static const char* parse(auto& /*reader*/, const char* at, T& /*value*/) {
    refuse<T>();
    return at;
  }
  template <class T>
  static char* print(auto& /*writer*/, char* to, const T& /*value*/) {
    refuse<T>();
    return to;
  }

 private:
  // A template of its own, so that the error appears once.
  template <class T>
  static constexpr void refuse() {
    static_assert(Described<T>,
                  "A field's type is not supported: use a string, bool, integer, double, enum with LAMBDA_WASM_DESCRIBE_ENUM, "
                  "optional, unique_ptr, vector or another sequence, array, tuple, map with string keys, sys_time, "
                  "year_month_day, Bytes, a "
                  "struct with LAMBDA_WASM_DESCRIBE, or include "
                  "<lambda_wasm/json/nlohmann.hpp> for nlohmann::json and the types that it converts.");
  }
};

template <class T, class Kinds>
struct First;
template <class T>
struct First<T, TypeList<>> {
  using type = None;
};
template <class T, class K, class... Rest>
struct First<T, TypeList<K, Rest...>> : First<T, TypeList<Rest...>> {};
template <class T, class K, class... Rest>
  requires(K::template takes<T>)
struct First<T, TypeList<K, Rest...>> {
  using type = K;
};

}  // namespace kinds

template <class T>
struct KindOf : kinds::First<T, kinds::All> {};

}  // namespace lambda_wasm
