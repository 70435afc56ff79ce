#include <catch_amalgamated.hpp>

#include <array>
#include <bitset>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stack>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include <lambda_wasm/kind.hpp>

using namespace lambda_wasm;

namespace {

struct Owned {
  std::string text;
  std::vector<std::map<std::string, int>> maps;
};
LAMBDA_WASM_DESCRIBE(Owned, text, maps)

struct Viewing {
  int number = 0;
  std::string_view text;
};
LAMBDA_WASM_DESCRIBE(Viewing, number, text)

struct Outer {
  std::vector<std::optional<Viewing>> inner;
};
LAMBDA_WASM_DESCRIBE(Outer, inner)

enum class Size { small };
LAMBDA_WASM_DESCRIBE_ENUM(Size, small)
enum class Bare { one };
struct Undescribed {};
template <class Element>
struct Pool : std::allocator<Element> {};

template <class T>
using Seconds = std::chrono::sys_time<std::chrono::duration<T>>;

template <class K, class T>
constexpr bool is_of = std::is_same_v<Kind<T>, K>;

}  // namespace

TEST_CASE("the types that cross") {
  STATIC_REQUIRE(Crossing<std::string>);
  STATIC_REQUIRE(Crossing<std::string_view>);
  STATIC_REQUIRE(Crossing<bool>);
  STATIC_REQUIRE((Crossing<std::int8_t> && Crossing<std::uint8_t> && Crossing<std::int16_t> && Crossing<std::uint16_t>));
  STATIC_REQUIRE((Crossing<std::int32_t> && Crossing<std::uint32_t> && Crossing<std::int64_t> && Crossing<std::uint64_t>));
  STATIC_REQUIRE((Crossing<long> && Crossing<unsigned long> && Crossing<long long> && Crossing<unsigned long long>));
  STATIC_REQUIRE((Crossing<double> && Crossing<float>));
  STATIC_REQUIRE(Crossing<Bytes>);
  STATIC_REQUIRE(Crossing<Size>);
  STATIC_REQUIRE(Crossing<std::chrono::system_clock::time_point>);
  STATIC_REQUIRE(Crossing<std::chrono::sys_days>);
  STATIC_REQUIRE(Crossing<Outer>);
  STATIC_REQUIRE(Crossing<std::optional<int>>);
  STATIC_REQUIRE((Crossing<std::vector<int>> && Crossing<std::vector<bool>> && Crossing<std::vector<std::vector<Owned>>>));
  STATIC_REQUIRE(Crossing<OneOrMany<std::string>>);
  STATIC_REQUIRE((Crossing<std::array<int, 3>> && Crossing<std::array<std::string, 0>>));
  STATIC_REQUIRE((Crossing<std::map<std::string, int>> && Crossing<std::unordered_map<std::string, Owned>>));
  STATIC_REQUIRE((Crossing<std::map<std::string, int, std::less<>>> && Crossing<std::map<std::string_view, int>>));
  STATIC_REQUIRE((Crossing<std::vector<std::pair<std::string, int>>> && Crossing<std::vector<std::pair<int, int>>>));
  STATIC_REQUIRE((Crossing<std::pair<std::string, int>> && Crossing<std::tuple<int, Owned, bool>> && Crossing<std::tuple<>>));
  STATIC_REQUIRE((Crossing<std::list<int>> && Crossing<std::deque<Owned>> && Crossing<std::set<std::string>>));
  STATIC_REQUIRE((Crossing<std::unique_ptr<int>> && Crossing<std::variant<int, std::string>>));
  STATIC_REQUIRE(Crossing<std::chrono::year_month_day>);
}

TEST_CASE("the types that do not cross") {
  STATIC_REQUIRE_FALSE(Crossing<void>);
  STATIC_REQUIRE_FALSE(Crossing<const char*>);
  STATIC_REQUIRE_FALSE((Crossing<char> || Crossing<wchar_t> || Crossing<char8_t> || Crossing<char16_t> || Crossing<char32_t>));
  STATIC_REQUIRE_FALSE(Crossing<long double>);
  STATIC_REQUIRE_FALSE((Crossing<std::byte> || Crossing<std::nullptr_t>));
  STATIC_REQUIRE_FALSE(Crossing<Bare>);
  STATIC_REQUIRE_FALSE(Crossing<Undescribed>);
  STATIC_REQUIRE_FALSE(Crossing<std::optional<Undescribed>>);
  STATIC_REQUIRE_FALSE((Crossing<std::vector<char>> || Crossing<std::array<Undescribed, 2>> || Crossing<OneOrMany<void*>>));
  STATIC_REQUIRE_FALSE((Crossing<std::map<int, int>> || Crossing<std::map<std::string, Undescribed>>));
  STATIC_REQUIRE_FALSE((Crossing<std::pair<int, Undescribed>> || Crossing<std::tuple<int, void*>>));
  STATIC_REQUIRE_FALSE((Crossing<std::list<Undescribed>> || Crossing<std::unique_ptr<Undescribed>>));
  STATIC_REQUIRE_FALSE((Crossing<std::stack<int>> || Crossing<std::shared_ptr<int>> || Crossing<std::bitset<2>>));
  STATIC_REQUIRE_FALSE((Crossing<std::chrono::steady_clock::time_point> || Crossing<std::chrono::seconds>));
  STATIC_REQUIRE_FALSE((Crossing<int&> || Crossing<int*>));
}

TEST_CASE("a vector of pairs with text first is an ordered map, and other vectors are vectors") {
  STATIC_REQUIRE((detail::MapKind<std::vector<std::pair<std::string, int>>> &&
                  detail::MapKind<std::vector<std::pair<std::string_view, int>>>));
  STATIC_REQUIRE(is_of<kinds::Map, std::vector<std::pair<std::string, int>>>);
  STATIC_REQUIRE((is_of<kinds::Sequence, std::vector<int>> && is_of<kinds::Sequence, std::vector<int, Pool<int>>>));
  STATIC_REQUIRE(is_of<kinds::OneOrManyOf, OneOrMany<int>>);
}

TEST_CASE("only types that contain a view need the text they were parsed from") {
  STATIC_REQUIRE((detail::has_views<std::string_view>() && detail::has_views<Viewing>() && detail::has_views<Outer>()));
  STATIC_REQUIRE(
      (detail::has_views<std::vector<std::optional<std::string_view>>>() && detail::has_views<std::array<Viewing, 2>>()));
  STATIC_REQUIRE((detail::has_views<std::map<std::string_view, int>>() && detail::has_views<std::map<std::string, Viewing>>()));
  STATIC_REQUIRE(detail::has_views<std::vector<std::pair<std::string_view, int>>>());
  STATIC_REQUIRE_FALSE(
      (detail::has_views<std::string>() || detail::has_views<int>() || detail::has_views<Bytes>() || detail::has_views<Owned>()));
  STATIC_REQUIRE_FALSE((detail::has_views<std::vector<std::pair<std::string, Owned>>>() ||
                        detail::has_views<std::unordered_map<std::string, double>>()));
  STATIC_REQUIRE_FALSE((detail::has_views<Size>() || detail::has_views<Seconds<std::int64_t>>()));
}
