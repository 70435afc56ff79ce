#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cstddef>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <lambda_wasm/http/route/table.hpp>
#include <lambda_wasm/http/route/walk.hpp>

#include "built_table.hpp"

using namespace lambda_wasm::detail;

namespace {

class Table : public BuiltTable {
 public:
  using BuiltTable::BuiltTable;

  /// The key that is found and its captures, each after a bar; or the bits of the methods that the path has.
  [[nodiscard]] std::string find(std::string_view method, std::string_view path) const {
    RouteMatch found;
    const RouteTable table = trie->table();
    RouteWalk(table, Method::bit(method), path, found);
    if (found.route == no_route) return std::to_string(found.allowed);
    std::string text = keys[found.route];
    for (std::size_t i = 0; i != found.count; ++i) text.append("|").append(found.captures[i].view());
    return text;
  }
};

/// The same by trying every route: the best is the one with a literal, else a parameter, where another has less.
std::string find_by_trying(const std::vector<std::string>& keys, std::string_view method, std::string_view path) {
  const auto segments_of = [](std::string_view text) {
    std::vector<std::string_view> segments;
    while (!text.empty()) {
      std::size_t end = text.find('/', 1);
      if (end == std::string_view::npos) end = text.size();
      segments.push_back(text.substr(1, end - 1));
      text.remove_prefix(end);
    }
    return segments;
  };
  const std::vector<std::string_view> wanted = segments_of(path);
  unsigned allowed = 0;
  std::string best_rank, best = "none";
  for (const std::string& key : keys) {
    const RouteKey parsed(key);
    std::string rank, captures;
    std::size_t at = 0;
    bool fits = true, has_rest = false;
    for (const std::string_view segment : segments_of(parsed.path)) {
      if (at == wanted.size()) {
        fits = false;
        break;
      }
      if (segment.starts_with('{') && segment.ends_with("+}")) {
        const std::string_view rest = path.substr(static_cast<std::size_t>(wanted[at].data() - path.data()));
        fits = fits && !rest.empty();
        captures.append("|").append(rest);
        rank += 'c';
        at = wanted.size();
        has_rest = true;
      } else if (segment.starts_with('{')) {
        fits = fits && !wanted[at].empty();
        captures.append("|").append(wanted[at++]);
        rank += 'b';
      } else {
        fits = fits && segment == wanted[at++];
        rank += 'a';
      }
    }
    if (!fits || (at != wanted.size() && !has_rest)) continue;
    const Method::Bits bit = Method::bit(method);
    const int fit = parsed.method == bit                                  ? 0
                    : bit == Method::head && parsed.method == Method::get ? 1
                    : parsed.method == Method::any                        ? 2
                                                                          : 3;
    if (fit == 3) {
      allowed |= parsed.method;
      continue;
    }
    rank += static_cast<char>('0' + fit);
    if (best == "none" || rank < best_rank) std::tie(best_rank, best) = std::pair(rank, key + captures);
  }
  return best == "none" ? std::to_string(allowed) : best;
}

}  // namespace

TEST_CASE("a literal beats a parameter, which beats a rest") {
  const Table table({"GET /files/{path+}", "GET /files/{name}", "GET /files/new", "GET /{a}/{b}/x"});
  CHECK(table.find("GET", "/files/new") == "GET /files/new");
  CHECK(table.find("GET", "/files/old") == "GET /files/{name}|old");
  CHECK(table.find("GET", "/files/a/b") == "GET /files/{path+}|a/b");

  CHECK(table.find("GET", "/files/new/x") == "GET /files/{path+}|new/x");
  CHECK(table.find("GET", "/other/new/x") == "GET /{a}/{b}/x|other|new");
  CHECK(table.find("GET", "/files/") == "0");
  CHECK(table.find("GET", "/files") == "0");
}

TEST_CASE("what leads nowhere is taken back") {
  const Table table({"GET /a/b/c", "GET /a/{x}/d", "GET /{y}/b/e", "GET /{z+}"});
  CHECK(table.find("GET", "/a/b/c") == "GET /a/b/c");
  CHECK(table.find("GET", "/a/b/d") == "GET /a/{x}/d|b");
  CHECK(table.find("GET", "/a/b/e") == "GET /{y}/b/e|a");
  CHECK(table.find("GET", "/a/b/f") == "GET /{z+}|a/b/f");
}

TEST_CASE("a method that does not fit lets the search go on") {
  const Table table({"PATCH /users/me", "GET /users/{id}", "ANY /any", "HEAD /any"});
  CHECK(table.find("GET", "/users/me") == "GET /users/{id}|me");
  CHECK(table.find("PATCH", "/users/me") == "PATCH /users/me");
  CHECK(table.find("DELETE", "/users/me") == std::to_string(Method::get | Method::bit("PATCH")));
  CHECK(table.find("HEAD", "/users/7") == "GET /users/{id}|7");
  CHECK(table.find("HEAD", "/any") == "HEAD /any");
  CHECK(table.find("GET", "/any") == "ANY /any");
  CHECK(table.find("PROPFIND", "/any") == "ANY /any");
  CHECK(table.find("PROPFIND", "/users/7") == std::to_string(Method::get));
}

TEST_CASE("a slash at the end and empty segments count") {
  const Table table({"GET /", "GET /notes", "GET /a//b", "GET /c/"});
  CHECK(table.find("GET", "/") == "GET /");
  CHECK(table.find("GET", "/notes/") == "0");
  CHECK(table.find("GET", "/a//b") == "GET /a//b");
  CHECK(table.find("GET", "/a/b") == "0");
  CHECK(table.find("GET", "/c/") == "GET /c/");
  CHECK(table.find("GET", "/c") == "0");
  CHECK(table.find("GET", "/Notes") == "0");
}

TEST_CASE("two routes of one method and shape are found") {
  const Table table({"GET /a/{x}", "POST /a/{x}", "GET /b", "GET /a/{y}"});
  CHECK(std::set<int>{table.trie->same[0], table.trie->same[1]} == std::set<int>{0, 3});
  CHECK(Table({"GET /%7Ea", "GET /~a"}).trie->same[0] != no_route);
  CHECK(Table({"GET /a/{x}", "GET /a/{x+}", "GET /a"}).trie->same[0] == no_route);
}

TEST_CASE("random tables find what trying every route finds, whatever the order of the routes") {
  std::mt19937 random(7);
  const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
  constexpr std::string_view methods[] = {"GET", "HEAD", "POST", "DELETE", "ANY"};
  constexpr std::string_view literals[] = {"a", "b", "ab", ""};
  for (int round = 0; round != 3000; ++round) {
    std::vector<std::string> keys;
    std::set<std::string> taken;
    for (std::size_t count = 1 + below(12); count != 0; --count) {
      std::string path;
      std::size_t number = 0;
      for (std::size_t left = 1 + below(4); left != 0; --left) {
        const std::size_t kind = below(10);
        if (kind < 6) {
          path.append("/").append(literals[below(4)]);
        } else if (kind < 9 || left != 1) {
          path.append("/{p").append(std::to_string(number++)).append("}");
        } else {
          path.append("/{p").append(std::to_string(number++)).append("+}");
        }
      }
      const std::string method(methods[below(5)]);
      if (taken.insert(method + shape_of(path)).second) keys.push_back(method + " " + path);
    }
    const Table table(keys);
    std::vector<std::string> shuffled = keys;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    const Table other(shuffled);
    for (int i = 0; i != 20; ++i) {
      std::string path;
      for (std::size_t left = 1 + below(4); left != 0; --left) path.append("/").append(literals[below(4)]);
      const std::string_view method = methods[below(4)];
      CAPTURE(keys, method, path);
      const std::string found = find_by_trying(keys, method, path);
      REQUIRE(table.find(method, path) == found);
      REQUIRE(other.find(method, path) == found);
    }
  }
}
