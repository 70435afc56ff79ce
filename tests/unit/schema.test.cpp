#include <catch_amalgamated.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <ratio>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <lambda_wasm/schema.hpp>

using namespace lambda_wasm;
using namespace std::string_literals;

namespace {

enum class Size { small, large };
LAMBDA_WASM_DESCRIBE_ENUM(Size, small, (large, "L\"é"))

struct Item {
  std::string sku;
  int count = 1;
};
LAMBDA_WASM_DESCRIBE(Item, sku, (count, "how-many", defaulted))

struct Order {
  std::vector<Item> items;
  std::optional<std::string> note;
  std::optional<int> rank;
  Size size = Size::small;
};
LAMBDA_WASM_DESCRIBE(Order, items, note, (rank, defaulted), size)

struct Record {
  std::string id;
  std::optional<double> weight;
};
LAMBDA_WASM_DESCRIBE_EVENT(Record, id, weight)

struct Empty {};
LAMBDA_WASM_DESCRIBE(Empty)

template <class T>
struct Page {
  std::vector<T> items;
  LAMBDA_WASM_DESCRIBE(Page, items)
};

struct Tree {
  std::string name;
  std::vector<Tree> items;
  std::optional<Page<Tree>> parent;
};
LAMBDA_WASM_DESCRIBE(Tree, (name, defaulted), items, parent)

// The schema alone, of the codec's descriptor.
template <class T>
constexpr std::string_view schema() {
  constexpr std::size_t marker = detail::codec_marker.size();
  return {detail::codec_text<T>.data() + marker, detail::codec_text<T>.size() - marker - 1};
}

// The texts of the types that a descriptor refers to, in order.
template <std::size_t Size, std::size_t Count>
std::vector<std::string> types(const detail::Descriptor<Size, Count>& descriptor) {
  std::vector<std::string> texts;
  for (const char* const type : descriptor.types) texts.emplace_back(type);
  return texts;
}
std::string type(std::string_view schema) { return std::string(detail::type_marker) + std::string(schema); }

template <class Duration>
using Time = std::chrono::sys_time<Duration>;

}  // namespace

TEST_CASE("every kind has its schema at compile time") {
  STATIC_REQUIRE(schema<detail::Nothing>() == "n");
  STATIC_REQUIRE(schema<void>() == "n");
  STATIC_REQUIRE((schema<std::string>() == "s" && schema<std::string_view>() == "s"));
  STATIC_REQUIRE(schema<bool>() == "b");
  STATIC_REQUIRE((schema<std::int8_t>() == "c" && schema<std::uint8_t>() == "C"));
  STATIC_REQUIRE((schema<std::int16_t>() == "h" && schema<std::uint16_t>() == "H"));
  STATIC_REQUIRE((schema<std::int32_t>() == "i" && schema<std::uint32_t>() == "I"));
  STATIC_REQUIRE((schema<std::int64_t>() == "l" && schema<std::uint64_t>() == "L"));
  STATIC_REQUIRE((schema<long long>() == "l" && schema<unsigned long long>() == "L"));
  STATIC_REQUIRE((schema<double>() == "d" && schema<float>() == "d"));
  STATIC_REQUIRE(schema<Bytes>() == "y");
  STATIC_REQUIRE(schema<Size>() == "e5:small4:L\"é)");
  STATIC_REQUIRE(schema<std::optional<int>>() == "?i");
  STATIC_REQUIRE((schema<std::vector<int>>() == "[i" && schema<std::vector<std::vector<bool>>>() == "[[b"));
  STATIC_REQUIRE(schema<OneOrMany<std::string>>() == "*s");
  STATIC_REQUIRE((schema<std::array<int, 3>>() == "#3:i" && schema<std::array<std::string, 120>>() == "#120:s" &&
                  schema<std::array<int, 0>>() == "#0:i"));
  STATIC_REQUIRE((schema<std::map<std::string, int>>() == "{i" && schema<std::unordered_map<std::string, double>>() == "{d"));
  STATIC_REQUIRE(schema<std::vector<std::pair<std::string_view, Item>>>() == "{@0;");
  STATIC_REQUIRE(schema<Empty>() == "@0;");
}

TEST_CASE("a time's digits follow its clock's period") {
  using namespace std::chrono;
  using Minutes = duration<std::int64_t, std::ratio<60>>;  // std::chrono's count to 32 bits in Wasm
  STATIC_REQUIRE((schema<Time<seconds>>() == "t0" && schema<Time<Minutes>>() == "t0" && schema<sys_days>() == "t0"));
  STATIC_REQUIRE((schema<Time<milliseconds>>() == "t3" && schema<Time<duration<std::int64_t, std::centi>>>() == "t3"));
  STATIC_REQUIRE(schema<Time<microseconds>>() == "t6");
  STATIC_REQUIRE(schema<Time<nanoseconds>>() == "t9");
}

TEST_CASE("a time is seconds and a fraction of a second, in any unit") {
  using namespace std::chrono;
  using detail::timestamp_of;
  using text::Timestamp;
  using Minutes = duration<std::int64_t, std::ratio<60>>;
  constexpr std::int64_t least = INT64_MIN, most = INT64_MAX;
  STATIC_REQUIRE(timestamp_of(sys_seconds(seconds(-5))) == Timestamp{-5, 0});
  STATIC_REQUIRE(timestamp_of(Time<milliseconds>(milliseconds(1'500))) == Timestamp{1, 500'000'000});
  STATIC_REQUIRE(timestamp_of(Time<milliseconds>(milliseconds(-1'500))) == Timestamp{-2, 500'000'000});
  STATIC_REQUIRE(timestamp_of(Time<milliseconds>(milliseconds(-1'000))) == Timestamp{-1, 0});
  STATIC_REQUIRE(timestamp_of(Time<duration<std::int64_t, std::ratio<1, 3>>>(duration<std::int64_t, std::ratio<1, 3>>(-1))) ==
                 Timestamp{-1, 666'666'666});
  STATIC_REQUIRE(timestamp_of(sys_days(days(-1))) == Timestamp{-86'400, 0});
  STATIC_REQUIRE(timestamp_of(Time<duration<double>>(duration<double>(-0.25))) == Timestamp{-1, 750'000'000});

  // A constant expression has no undefined behaviour.
  STATIC_REQUIRE(timestamp_of(Time<milliseconds>::min()) == Timestamp{-9'223'372'036'854'776, 192'000'000});
  STATIC_REQUIRE(timestamp_of(Time<milliseconds>::max()) == Timestamp{9'223'372'036'854'775, 807'000'000});
  STATIC_REQUIRE(timestamp_of(Time<nanoseconds>::min()) == Timestamp{-9'223'372'037, 145'224'192});
  STATIC_REQUIRE(timestamp_of(sys_seconds::min()) == Timestamp{least, 0});
  STATIC_REQUIRE(
      (timestamp_of(Time<Minutes>::min()) == Timestamp{least, 0} && timestamp_of(Time<Minutes>::max()) == Timestamp{most, 0}));
  STATIC_REQUIRE(timestamp_of(Time<duration<double>>(duration<double>(1e300))) == Timestamp{most, 0});
}

TEST_CASE("a described struct has a descriptor of its own, with its fields by their wire names") {
  using detail::TypeText;
  CHECK(TypeText<Item>::descriptor.text == type("(3:skus8:how-many?i)"));
  CHECK(TypeText<Order>::descriptor.text == type("(5:items[@0;4:note?s4:rank?i4:sizee5:small4:L\"é))"));
  CHECK(TypeText<Record>::descriptor.text == type("(2:id?s6:weight?d)"));
  CHECK(TypeText<Page<int>>::descriptor.text == type("(5:items[i)"));
  CHECK(TypeText<Page<Page<Size>>>::descriptor.text == type("(5:items[@0;)"));
  CHECK(TypeText<Empty>::descriptor.text == type("()"));
}

TEST_CASE("a schema refers to described types by numbers, the same number for the same type") {
  STATIC_REQUIRE((schema<Item>() == "@0;" && schema<Order>() == "@0;"));
  STATIC_REQUIRE(schema<Page<Page<Item>>>() == "@0;");
  CHECK(types(detail::codec_text<std::vector<Item>>) == std::vector{type("(3:skus8:how-many?i)")});
  CHECK(types(detail::codec_text<Page<Page<Item>>>) == std::vector{type("(5:items[@0;)")});
  CHECK(types(detail::TypeText<Order>::descriptor) == std::vector{type("(3:skus8:how-many?i)")});

  const auto& handler = detail::handler_text<"buy", detail::Arguments<Item, Empty, std::vector<Item>>, Empty>;
  CHECK(handler.text == "\x1flambda_wasm:handler:3:buy(1:0@0;1:1@1;1:2[@0;)@1;"s);
  CHECK(types(handler) == std::vector{type("(3:skus8:how-many?i)"), type("()")});
}

TEST_CASE("the descriptor of a type within itself refers to itself") {
  CHECK(detail::TypeText<Tree>::descriptor.text == type("(4:name?s5:items[@0;6:parent?@1;)"));
  REQUIRE(detail::TypeText<Tree>::descriptor.types[0] == detail::TypeText<Tree>::descriptor.text);
  CHECK(detail::TypeText<Tree>::descriptor.types[1] == detail::TypeText<Page<Tree>>::descriptor.text);
  CHECK(detail::TypeText<Page<Tree>>::descriptor.types[0] == detail::TypeText<Tree>::descriptor.text);
}

TEST_CASE("a descriptor is a marker, schemas and a NUL, at one address") {
  CHECK(std::string_view(detail::codec_text<std::vector<int>>.data(), detail::codec_text<std::vector<int>>.size()) ==
        std::string("\x1flambda_wasm:codec:[i") + '\0');
  const auto& handler = detail::handler_text<"buy", int, void>;
  CHECK(std::string_view(handler.data(), handler.size()) == std::string("\x1flambda_wasm:handler:3:buyin") + '\0');
  CHECK(detail::codec_text<Item>.data() == detail::codec_text<Item>.data());
}

TEST_CASE("the list of types begins at the first multiple of an address's size after the NUL") {
  const auto& codec = detail::codec_text<std::vector<Item>>;
  const auto begin = reinterpret_cast<std::uintptr_t>(codec.text), list = reinterpret_cast<std::uintptr_t>(codec.types);
  constexpr std::uintptr_t size = sizeof(const char*);
  CHECK(list == (begin + codec.size() + size - 1) / size * size);
}
