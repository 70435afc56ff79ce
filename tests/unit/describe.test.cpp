#include <catch_amalgamated.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <lambda_wasm/describe.hpp>

namespace lw = lambda_wasm;

namespace {

// A description as text: each field's name, followed by `!` if it is defaulted.
template <class T>
std::string fields() {
  std::string text;
  lw::detail::for_each_field(lw::detail::Description<T>{}, [&]<class Field, bool is_defaulted>() {
    text.append(Field::name).append(is_defaulted ? "! " : " ");
  });
  return text;
}
// Out of line: the Wasm compiler takes twenty seconds for 340 enumerators in one function.
[[gnu::noinline]] void append_enumerator(std::string& text, std::string_view name, int value) {
  text.append(name).append("=").append(std::to_string(value)).append(" ");
}
template <class T>
std::string enumerators() {
  std::string text;
  lw::detail::for_each_enumerator(lw::detail::Description<T>{},
                                  [&]<class Value>() { append_enumerator(text, Value::name, static_cast<int>(Value::value)); });
  return text;
}

}  // namespace

namespace describe_test {

struct Order {
  std::string sku;
  int count = 1;
  bool gift = false;
  std::string note;
};
LAMBDA_WASM_DESCRIBE(Order, sku, (count, "howMany"), (gift, defaulted), (note, "remark", defaulted))

struct Record {
  std::string id;
  std::optional<int> size;
  int tries = 0;
};
LAMBDA_WASM_DESCRIBE_EVENT(Record, id, (size, "Size"), (tries, defaulted))

struct Empty {};
LAMBDA_WASM_DESCRIBE(Empty)

struct GiftOrder : Order {
  std::string wrapping;
};

struct DescribedGiftOrder : Order {
  std::string wrapping;
};
LAMBDA_WASM_DESCRIBE(DescribedGiftOrder, sku, wrapping)

class Account {
 public:
  LAMBDA_WASM_DESCRIBE(Account, id_, (owner_, "owner"), (balance_, "balance", defaulted))
  int balance() const { return balance_; }

 private:
  std::string id_, owner_;
  int balance_ = 5;
};
class SavingsAccount : public Account {};

template <class T>
struct Page {
  std::vector<T> items;
  std::optional<std::string> next;
  LAMBDA_WASM_DESCRIBE(Page, items, (next, "nextPage"))
};

template <class T>
struct Box {
  T value;
};
template <class T>
LAMBDA_WASM_DESCRIBE(Box<T>, value)

// A template with two parameters is described inside: outside, the macro would split at the comma.
template <class Key, class Value>
struct Both {
  Key key;
  Value value;
  LAMBDA_WASM_DESCRIBE(Both, key, value)
};

enum class Size { small, medium, large = 10, unnamed = 11 };
LAMBDA_WASM_DESCRIBE_ENUM(Size, small, (medium, "M"), large)

enum Plain { red = 1, green = 2 };
LAMBDA_WASM_DESCRIBE_ENUM(Plain, red, green)

enum class Shade { dark_red, lightBlue, kebab, camel_case };
LAMBDA_WASM_DESCRIBE_ENUM(Shade, kebab_case, dark_red, lightBlue, (kebab, "kebab_"), (camel_case, "c"))
enum class Door { open, closed, base, flatten };
LAMBDA_WASM_DESCRIBE_ENUM(Door, open, closed, base, flatten)

enum class Undescribed { one };

class Parcel {
 public:
  enum class State { packed, sent };
};
LAMBDA_WASM_DESCRIBE_ENUM(Parcel::State, packed, sent)

// 340 values, the maximum.
#define FIVE(a) a##0, a##1, a##2, a##3, a##4
#define SEVENTEEN(a) FIVE(a##0), FIVE(a##1), FIVE(a##2), a##30, a##31
#define MANY                                                                                                          \
  FIVE(a), FIVE(b), FIVE(c), FIVE(d), FIVE(e), SEVENTEEN(f), SEVENTEEN(g), SEVENTEEN(h), SEVENTEEN(i), SEVENTEEN(j),  \
      SEVENTEEN(k), SEVENTEEN(l), SEVENTEEN(m), SEVENTEEN(n), SEVENTEEN(o), SEVENTEEN(p), SEVENTEEN(q), SEVENTEEN(r), \
      SEVENTEEN(s), SEVENTEEN(t), SEVENTEEN(u), SEVENTEEN(v), SEVENTEEN(w), FIVE(x), y0, y1, y2, last
enum class Many { MANY };
LAMBDA_WASM_DESCRIBE_ENUM(Many, MANY)

// Names that could collide with the description's.
struct Awkward {
  int defaulted = 0, value = 0, Type = 0, member = 0, name = 0;
};
LAMBDA_WASM_DESCRIBE(Awkward, (value, "a"), (Type, "b", defaulted), member, (name, "with \"quotes\", (commas) and \\"))

// Options among the fields, and the fields of base classes and of members.
struct Dimensions {
  double wide_in_mm = 0, high_in_mm = 0;
};
LAMBDA_WASM_DESCRIBE(Dimensions, camel_case, wide_in_mm, high_in_mm)

struct Stamp {
  std::string made_by;
};
LAMBDA_WASM_DESCRIBE_EVENT(Stamp, made_by)

struct Named {
  std::string name;
};
LAMBDA_WASM_DESCRIBE(Named, closed, name)

struct Article : Named {
  int stock_count = 0;
};
LAMBDA_WASM_DESCRIBE(Article, base(Named), pascal_case, stock_count)

struct Crate : Article, Stamp {
  Dimensions outside;
  std::optional<int> netWeight;
  int pieces_ = 0;
};
LAMBDA_WASM_DESCRIBE(Crate, base(Article), (pieces_, defaulted), closed, flatten(outside), base(Stamp), netWeight, snake_case)

class Pallet {
 public:
  LAMBDA_WASM_DESCRIBE(Pallet, closed, kebab_case, place_, flatten(crate_))
  std::string& name() { return crate_.name; }

 private:
  int place_ = 0;
  Crate crate_;
};

template <class A, class B>
struct Couple {
  A first_one;
  B second_one;
  LAMBDA_WASM_DESCRIBE(Couple, screaming_snake_case, first_one, second_one)
};
template <class A, class B>
struct Triple : Couple<A, B> {
  int third_one = 0;
  LAMBDA_WASM_DESCRIBE(Triple, base(Couple<A, B>), third_one, camel_case)
};

// Members with the names of options and calls.
struct Shop {
  bool closed = false, camel_case = false;
  std::string base, flatten;
};
LAMBDA_WASM_DESCRIBE(Shop, base, flatten, (closed, "closed"), (camel_case, defaulted), closed)
struct Kiosk : Shop {
  int size = 0;
};
LAMBDA_WASM_DESCRIBE(Kiosk, base(Shop), closed, size)
// A function is no field.
class Till {
 public:
  [[nodiscard]] bool closed() const { return closed_; }
  LAMBDA_WASM_DESCRIBE(Till, closed, (closed_, "isClosed"))

 private:
  bool closed_ = false;
};

}  // namespace describe_test

// 64 fields, the maximum.
#define EIGHT(a) a##0, a##1, a##2, a##3, a##4, a##5, a##6, a##7
struct Wide {
  int EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f), EIGHT(g), EIGHT(h);
};
LAMBDA_WASM_DESCRIBE(Wide, a0, a1, a2, a3, a4, a5, a6, a7, b0, b1, b2, b3, b4, b5, b6, b7, c0, c1, c2, c3, c4, c5, c6, c7, d0, d1,
                     d2, d3, d4, d5, d6, d7, (e0, "e-0"), (e1, "e-1"), (e2, "e-2"), (e3, "e-3"), (e4, defaulted), (e5, defaulted),
                     (e6, "e-6", defaulted), (e7, "e-7", defaulted), f0, f1, f2, f3, f4, f5, f6, f7, g0, g1, g2, g3, g4, g5, g6,
                     g7, h0, h1, h2, h3, h4, h5, h6, (h7, "last"))

TEST_CASE("a struct is described by its fields, in order") {
  CHECK(fields<describe_test::Order>() == "sku howMany gift! remark! ");
  CHECK(fields<describe_test::Empty>().empty());
  CHECK(fields<describe_test::Awkward>() == "a b! member with \"quotes\", (commas) and \\ ");
  STATIC_REQUIRE(lw::detail::Description<describe_test::Order>::size == 4);
  STATIC_REQUIRE(lw::detail::Description<describe_test::Empty>::size == 0);
}

TEST_CASE("every field of an event is defaulted") { CHECK(fields<describe_test::Record>() == "id! Size! tries! "); }

TEST_CASE("a description inside a class names private members") {
  CHECK(fields<describe_test::Account>() == "id_ owner balance! ");
  STATIC_REQUIRE(lw::Described<describe_test::Account>);
}

TEST_CASE("templates are described inside and outside the class") {
  CHECK(fields<describe_test::Page<int>>() == "items nextPage ");
  CHECK(fields<describe_test::Page<describe_test::Page<bool>>>() == "items nextPage ");
  CHECK(fields<describe_test::Box<describe_test::Order>>() == "value ");
  CHECK(fields<describe_test::Both<std::string, int>>() == "key value ");
  STATIC_REQUIRE(std::is_same_v<lw::detail::Description<describe_test::Box<int>>::type, describe_test::Box<int>>);
}

TEST_CASE("a struct may have 64 fields") {
  STATIC_REQUIRE(lw::detail::Description<Wide>::size == 64);
  const std::string text = fields<Wide>();
  CHECK(text.starts_with("a0 a1 "));
  CHECK(text.find(" e-3 e4! e5! e-6! e-7! f0 ") != std::string::npos);
  CHECK(text.ends_with(" h6 last "));
}

TEST_CASE("a derived type does not inherit its base's description") {
  STATIC_REQUIRE_FALSE(lw::Described<describe_test::GiftOrder>);
  STATIC_REQUIRE_FALSE(lw::Described<describe_test::SavingsAccount>);
  STATIC_REQUIRE(lw::Described<describe_test::DescribedGiftOrder>);
  CHECK(fields<describe_test::DescribedGiftOrder>() == "sku wrapping ");
}

TEST_CASE("a type without a description is not described") {
  STATIC_REQUIRE_FALSE(lw::Described<int>);
  STATIC_REQUIRE_FALSE(lw::Described<std::string>);
  STATIC_REQUIRE_FALSE(lw::Described<describe_test::Size>);
  STATIC_REQUIRE_FALSE(lw::DescribedEnum<describe_test::Undescribed>);
  STATIC_REQUIRE_FALSE(lw::DescribedEnum<describe_test::Order>);
}

TEST_CASE("an enum is described by the values that cross") {
  CHECK(enumerators<describe_test::Size>() == "small=0 M=1 large=10 ");
  CHECK(enumerators<describe_test::Plain>() == "red=1 green=2 ");
  CHECK(enumerators<describe_test::Shade>() == "dark-red=0 light-blue=1 kebab_=2 c=3 ");
  CHECK(enumerators<describe_test::Door>() == "open=0 closed=1 base=2 flatten=3 ");
  CHECK(enumerators<describe_test::Parcel::State>() == "packed=0 sent=1 ");
  STATIC_REQUIRE(lw::detail::Description<describe_test::Many>::size == 340);
  CHECK(enumerators<describe_test::Many>().ends_with(" last=339 "));
  STATIC_REQUIRE(lw::DescribedEnum<describe_test::Size>);
  STATIC_REQUIRE(lw::DescribedEnum<describe_test::Plain>);
}

TEST_CASE("a rule makes the names of a struct's own fields") {
  CHECK(fields<describe_test::Dimensions>() == "wideInMm highInMm ");
  CHECK(fields<describe_test::Couple<int, bool>>() == "FIRST_ONE SECOND_ONE ");
}

TEST_CASE("fields of base classes and members stand among a struct's own, under their names there") {
  CHECK(fields<describe_test::Article>() == "name StockCount ");
  CHECK(fields<describe_test::Crate>() == "name StockCount pieces! wideInMm highInMm made_by! net_weight ");
  CHECK(fields<describe_test::Pallet>() == "place name StockCount pieces! wideInMm highInMm made_by! net_weight ");
  CHECK(fields<describe_test::Triple<int, bool>>() == "FIRST_ONE SECOND_ONE thirdOne ");
}

TEST_CASE("a struct is closed by its own description only") {
  STATIC_REQUIRE(lw::detail::Description<describe_test::Named>::is_closed);
  STATIC_REQUIRE_FALSE(lw::detail::Description<describe_test::Article>::is_closed);
  STATIC_REQUIRE(lw::detail::Description<describe_test::Crate>::is_closed);
  STATIC_REQUIRE(lw::detail::Description<describe_test::Pallet>::is_closed);
  STATIC_REQUIRE(lw::detail::Description<describe_test::Till>::is_closed);
}

TEST_CASE("members may have the names of options") {
  CHECK(fields<describe_test::Shop>() == "base flatten closed camel_case! ");
  CHECK(fields<describe_test::Kiosk>() == "base flatten closed camel_case! size ");
  CHECK(fields<describe_test::Till>() == "isClosed ");
}

TEST_CASE("fields of base classes and members are those of the struct") {
  describe_test::Pallet pallet;
  lw::detail::for_each_field(lw::detail::Description<describe_test::Pallet>{}, [&]<class Field, bool>() {
    if constexpr (std::is_same_v<lw::detail::FieldType<describe_test::Pallet, Field>, std::string>)
      Field::of(pallet) = Field::name;
  });
  CHECK(pallet.name() == "name");
}

TEST_CASE("a description names the members themselves") {
  describe_test::Order order{"pear", 3, true, "soon"};
  std::string text;
  lw::detail::for_each_field(lw::detail::Description<describe_test::Order>{}, [&]<class Field, bool>() {
    if constexpr (std::is_same_v<lw::detail::FieldType<describe_test::Order, Field>, std::string>) text += Field::of(order) + ";";
  });
  CHECK(text == "pear;soon;");
}
