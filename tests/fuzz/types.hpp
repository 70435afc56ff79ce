#pragma once
/// @file
/// Types of every kind that crosses, in a list: an input's first byte selects one.

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/describe_union.hpp>
#include <lambda_wasm/describe_value.hpp>
#include <lambda_wasm/json/nlohmann.hpp>
#include <lambda_wasm/kind.hpp>

namespace fuzz {

using lambda_wasm::Bytes;
using lambda_wasm::OneOrMany;

enum class Color { red, green, blue };
LAMBDA_WASM_DESCRIBE_ENUM(Color, red, (green, "gr\"\\ün"), blue)

struct Leaf {
  std::int8_t a = 1;
  std::optional<std::string> text;
  double real = 0.5;
  friend bool operator==(const Leaf&, const Leaf&) = default;
};
LAMBDA_WASM_DESCRIBE(Leaf, a, (text, "te/xt~"), (real, defaulted))

struct Event {
  std::string text = "?";
  std::int64_t count = -1;
  std::vector<Leaf> leaves;
  std::optional<Color> color;
  friend bool operator==(const Event&, const Event&) = default;
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, text, count, leaves, color)

struct Wide {
  bool yes = true;
  std::uint16_t small = 2;
  std::int64_t large = 3;
  std::uint64_t largest = 4;
  float real = 5;
  std::string text;
  Bytes bytes;
  std::chrono::sys_time<std::chrono::milliseconds> time;
  Color color = Color::blue;
  std::optional<Leaf> maybe;
  std::vector<std::optional<std::int32_t>> list;
  std::array<Leaf, 2> pair;
  std::map<std::string, double> map;
  OneOrMany<Leaf> leaves;
  nlohmann::json any;
  friend bool operator==(const Wide&, const Wide&) = default;
};
LAMBDA_WASM_DESCRIBE(Wide, yes, (small, defaulted), (large, "large number"), largest, real, text, (bytes, defaulted), time, color,
                     maybe, list, pair, map, leaves, any)

struct Views {
  std::string_view a;
  std::vector<std::string_view> list;
  friend bool operator==(const Views&, const Views&) = default;
};
LAMBDA_WASM_DESCRIBE_EVENT(Views, a, list)

// Closed, with the fields of a base class and of a member.
struct Stamped {
  std::string by = "?";
  std::optional<Color> color;
  friend bool operator==(const Stamped&, const Stamped&) = default;
};
LAMBDA_WASM_DESCRIBE_EVENT(Stamped, by, color)
struct Boxed : Stamped {
  Leaf leaf;
  std::vector<Leaf> more_inside;
  std::uint8_t count = 0;
  friend bool operator==(const Boxed&, const Boxed&) = default;
};
LAMBDA_WASM_DESCRIBE(Boxed, closed, base(Stamped), kebab_case, flatten(leaf), (more_inside, defaulted), (count, "n"))

// Within itself, in several ways.
struct Tree {
  std::string name;
  std::vector<Tree> nodes;
  std::map<std::string, Tree> named;
  friend bool operator==(const Tree&, const Tree&) = default;
};
LAMBDA_WASM_DESCRIBE(Tree, (name, "n"), (nodes, "c", defaulted), (named, "m", defaulted))

struct Kinds {
  std::chrono::year_month_day date = std::chrono::year_month_day(std::chrono::sys_days());
  std::optional<std::optional<std::int32_t>> patch;
  std::pair<std::string, std::int8_t> pair;
  std::tuple<bool, std::optional<Leaf>, std::chrono::year_month_day> tuple;
  std::set<std::string> set;
  std::list<Leaf> list;
  std::deque<std::optional<bool>> deque;
  lambda_wasm::BytesView bytes;
  friend bool operator==(const Kinds&, const Kinds&) = default;
};
LAMBDA_WASM_DESCRIBE(Kinds, (date, defaulted), patch, pair, tuple, set, (list, defaulted), deque, (bytes, defaulted))

// With constraints, which oracle/rules.hpp has too.
struct Checked {
  std::string code;
  std::optional<std::string> name;
  std::int32_t stars = 1;
  std::vector<std::string> tags;
  friend bool operator==(const Checked&, const Checked&) = default;
};
LAMBDA_WASM_DESCRIBE(Checked, (code, pattern("[A-Z]{3}-[0-9]{4}")), (name, min_length(2), max_length(4)),
                     (stars, defaulted, minimum(1), maximum(5)),
                     (tags, defaulted, max_items(3), unique_items, each(pattern("(a|ab)*[^a-z]?"))))

enum class State { pending, running, other };
LAMBDA_WASM_DESCRIBE_ENUM(State, pending, running, (other, otherwise))

// Values that cross as another type; one refuses some, as oracle/rules.hpp has it too.
struct Id {
  std::string text = "?";
  friend bool operator==(const Id&, const Id&) = default;
};
LAMBDA_WASM_DESCRIBE_VALUE(Id, text)

class Percent {
 public:
  using crosses_as = std::int32_t;
  Percent() = default;
  explicit Percent(std::int32_t value) : value_(value) {
    if (value < 0 || value > 100) throw std::invalid_argument("integer from 0 to 100");
  }
  [[nodiscard]] std::int32_t crossing() const { return value_; }
  friend bool operator==(const Percent&, const Percent&) = default;

 private:
  std::int32_t value_ = 0;
};

// Owned by pointers, so that it cannot be copied.
struct Chain {
  Percent percent;
  std::unique_ptr<Chain> next;
  std::optional<std::unique_ptr<Id>> id;
  friend bool operator==(const Chain&, const Chain&) = default;
};
LAMBDA_WASM_DESCRIBE(Chain, (percent, "p", defaulted), (next, "c"), id)

// Unions by a tag, within themselves too.
struct Circle {
  double radius = 1;
  Id id;
  friend bool operator==(const Circle&, const Circle&) = default;
};
LAMBDA_WASM_DESCRIBE(Circle, radius, (id, defaulted))
struct Label {
  std::string text;
  State state = State::running;
  friend bool operator==(const Label&, const Label&) = default;
};
LAMBDA_WASM_DESCRIBE(Label, closed, text, (state, "st/ate"))
struct Shape;
struct Group {
  std::vector<Shape> shapes;
  friend bool operator==(const Group& one, const Group& other);
};
LAMBDA_WASM_DESCRIBE(Group, (shapes, "s"))
struct Shape : std::variant<Circle, Label, Group, std::monostate> {
  using variant::variant;
};
inline bool operator==(const Group& one, const Group& other) { return one.shapes == other.shapes; }
LAMBDA_WASM_DESCRIBE_UNION(Shape, tag("kind"), (Circle, "circle"), (Label, "label"), (Group, "g"), (std::monostate, otherwise))
using Mark = std::variant<Label, std::monostate, Circle>;
LAMBDA_WASM_DESCRIBE_UNION(Mark, tag("m~/"), (Circle, "\"c\""), (std::monostate, "none"), (Label, ""))

// By the only member.
struct Attribute : std::variant<std::string, Percent, std::monostate, std::vector<Attribute>, std::map<std::string, Attribute>> {
  using variant::variant;
};
using Attributes = std::map<std::string, Attribute>;
LAMBDA_WASM_DESCRIBE_UNION(Attribute, keyed, (std::string, "S"), (Percent, "N"), (std::monostate, "NULL"),
                           (std::vector<Attribute>, "L"), (Attributes, "M"))
using Choice = std::variant<Leaf, Bytes, std::monostate>;
LAMBDA_WASM_DESCRIBE_UNION(Choice, keyed, (Leaf, "leaf"), (Bytes, "b/~"), (std::monostate, otherwise))

// By the type of JSON.
using Any = std::variant<std::monostate, bool, std::int64_t, std::vector<Percent>, std::map<std::string, Id>>;

// With base64 in any form, but not in structs within it.
struct Strict {
  Bytes bytes;
  friend bool operator==(const Strict&, const Strict&) = default;
};
LAMBDA_WASM_DESCRIBE(Strict, bytes)
struct Loose {
  Bytes bytes;
  std::vector<lambda_wasm::BytesView> views;
  std::map<std::string, Bytes> map;
  std::variant<bool, Bytes> either;
  Strict strict;
  std::optional<Choice> choice;
  friend bool operator==(const Loose&, const Loose&) = default;
};
LAMBDA_WASM_DESCRIBE_EVENT(Loose, (bytes, "b"), (views, "v"), (map, "m"), (either, "e"), (strict, "s"), (choice, "c"))

using namespace std::chrono;
using Types = std::tuple<  //
    Wide, Event, nlohmann::json, Leaf, bool, std::int8_t, std::uint8_t, std::int16_t, std::uint16_t, std::int32_t, std::uint32_t,
    std::int64_t, std::uint64_t, double, float, std::string, Bytes, sys_time<days>, sys_time<seconds>, sys_time<milliseconds>,
    sys_time<microseconds>, sys_time<nanoseconds>, Color, std::optional<std::int32_t>, std::vector<std::string>,
    std::vector<bool>, std::array<std::int16_t, 3>, std::array<Leaf, 2>, OneOrMany<std::string>, OneOrMany<Leaf>,
    std::map<std::string, std::optional<Leaf>>, std::unordered_map<std::string, std::uint8_t>,
    std::vector<std::pair<std::string, std::vector<std::int32_t>>>, std::vector<nlohmann::json>, Views, OneOrMany<bool>, Boxed,
    Tree, Kinds, year_month_day, std::pair<std::int16_t, bool>, std::tuple<>, std::set<std::uint8_t>,
    std::unordered_set<std::string>, Checked, State, Id, Percent, Chain, std::unique_ptr<Leaf>, Shape, Mark, Attribute, Choice,
    Any, std::variant<std::string, double, std::vector<Mark>>, Loose>;

/// Calls `use<T>()` with the type at that index.
template <class Use>
void with_type(std::size_t number, Use use) {
  [&]<std::size_t... index>(std::index_sequence<index...>) {
    ((number == index ? use.template operator()<std::tuple_element_t<index, Types>>() : void()), ...);
  }(std::make_index_sequence<std::tuple_size_v<Types>>{});
}

}  // namespace fuzz
