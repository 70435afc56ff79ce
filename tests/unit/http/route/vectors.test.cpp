// The contract of routing (tests/vectors/routes.json): tables of routes, and what requests to them get.

#include <catch_amalgamated.hpp>

#include <array>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/key.hpp>
#include <lambda_wasm/http/route/path.hpp>
#include <lambda_wasm/http/route/plan.hpp>
#include <lambda_wasm/http/route/planner.hpp>
#include <lambda_wasm/http/route/table.hpp>
#include <lambda_wasm/testing/reply.hpp>
#include <lambda_wasm/testing/request.hpp>

#include "built_table.hpp"

namespace lw = lambda_wasm;
using namespace lambda_wasm::detail;
using nlohmann::json;

namespace {

json read_routes() {
  const std::string here = __FILE__;
  std::ifstream stream(here.substr(0, here.rfind("unit")) + "vectors/routes.json", std::ios::binary);
  REQUIRE(stream.good());
  return json::parse(std::string(std::istreambuf_iterator<char>(stream), {}));
}

const char* name_of(KeyProblem problem) {
  constexpr const char* names[] = {"none", "method", "slash", "brace", "name", "rest", "same_name", "many"};
  return names[static_cast<std::size_t>(problem)];
}

// What the route that took the last request has seen: its number, and the segments of its parameters.
std::size_t taken = no_route;
std::vector<std::string> captures;

template <std::size_t number>
void take(RouteCall& call) {
  taken = number;
  for (std::size_t i = 0; i != call.match.count; ++i) {
    captures.emplace_back(decode_segment(call.match.captures[i].view(), lw::host::storage()));
  }
  call.reply(200, "taken", "text/plain");
}
template <std::size_t... numbers>
constexpr std::array<RouteCall::Run, sizeof...(numbers)> all_takes(std::index_sequence<numbers...>) {
  return {&take<numbers>...};
}
constexpr auto takes = all_takes(std::make_index_sequence<8>());

struct BuiltPlan : PlanOf<> {
  static inline RoutePlan plan{};
};

void check_requests(const BuiltTable& table, const json& requests) {
  constexpr RouteScope none{nullptr, 0};
  const RouteGroup group{&none};
  std::vector<PlannedRoute> routes;
  for (std::size_t i = 0; i != table.keys.size(); ++i) routes.push_back({takes.at(i)});
  BuiltPlan::plan = {table.trie->table(), routes.data(), &group, 1, nullptr};
  for (const json& request : requests) {
    const std::string method = request["method"], path = request["path"];
    CAPTURE(method, path);
    taken = no_route;
    captures.clear();
    const lw::Response response = reply_by_plan<BuiltPlan>(lw::testing::request({.method = method, .path = path}));
    CHECK((taken == no_route ? "none" : table.keys[taken]) == request.value("route", "none"));
    CHECK(captures == request.value("captures", std::vector<std::string>()));
    CHECK(response.status == request.value("status", 200));
    CHECK(response.headers.get("allow").value_or("none") == request.value("allow", "none"));
    CHECK(response.body.empty() == (method == "HEAD" || response.status == 204));
  }
}

}  // namespace

TEST_CASE("requests are routed as in the vectors") {
  for (const json& vector : read_routes()) {
    CAPTURE(vector["about"].get<std::string>());
    const std::vector<std::string> keys = vector["routes"];
    for (const std::string& key : keys) CHECK(name_of(problem_of_key(key)) == vector.value("problem", "none"));
    if (vector.contains("problem")) continue;

    const BuiltTable table(keys);
    std::vector<std::string> same;
    for (const RouteIndex route : table.trie->same) {
      if (route != no_route) same.push_back(keys[route]);
    }
    CHECK(same == vector.value("same", std::vector<std::string>()));
    if (!vector.contains("same")) check_requests(table, vector["requests"]);
  }
}
