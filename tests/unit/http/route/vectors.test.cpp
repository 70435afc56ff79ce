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
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/key.hpp>
#include <lambda_wasm/http/route/path.hpp>
#include <lambda_wasm/http/route/plan.hpp>
#include <lambda_wasm/http/route/planner.hpp>
#include <lambda_wasm/http/route/table.hpp>
#include <lambda_wasm/http/sender.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/testing/invoke.hpp>
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

// ---- The events of each sender

struct Sent {
  const char* sender;
  json (*event)(const std::string& method, const std::string& path);
};
// An HTTP API decodes the path, and puts the stage before it.
json http_api(const std::string& method, const std::string& path) {
  lw::Storage storage;
  return {{"rawPath", "/dev" + std::string(decode_segment(path, storage))},
          {"requestContext", {{"stage", "dev"}, {"http", {{"method", method}}}}}};
}
json function_url(const std::string& method, const std::string& path) {
  return {{"rawPath", path},
          {"requestContext",
           {{"stage", "$default"}, {"domainName", "x.lambda-url.us-east-1.on.aws"}, {"http", {{"method", method}}}}}};
}
json rest_api(const std::string& method, const std::string& path) {
  return {{"httpMethod", method}, {"path", path}, {"requestContext", {{"stage", "dev"}, {"path", "/dev" + path}}}};
}
json alb(const std::string& method, const std::string& path) {
  return {{"httpMethod", method}, {"path", path}, {"requestContext", {{"elb", json::object()}}}};
}
json lattice(const std::string& method, const std::string& path) {
  return {{"method", method}, {"path", path + "?a=b"}, {"requestContext", {{"serviceArn", "arn"}}}};
}
constexpr std::array<Sent, 5> senders{
    {{"http_api", http_api}, {"function_url", function_url}, {"rest_api", rest_api}, {"alb", alb}, {"lattice", lattice}}};

// The request that a handler gets with this event.
lw::Request received(const json& event) {
  static std::string method, path;
  static lw::Sender sender;
  const auto outcome = lw::testing::invoke(
      [](const lw::Request& request) {
        method = request.method;
        path = request.path;
        sender = request.sender;
      },
      event.dump(-1, ' ', false, json::error_handler_t::replace));
  REQUIRE_FALSE(outcome.failed);
  return lw::testing::request({.method = method, .path = path, .sender = sender});
}

void check_requests(const BuiltTable& table, const json& requests, const Sent& sent) {
  constexpr RouteScope none{nullptr, 0};
  const RouteGroup group{&none};
  std::vector<PlannedRoute> routes;
  for (std::size_t i = 0; i != table.keys.size(); ++i) routes.push_back({takes.at(i)});
  BuiltPlan::plan = {table.trie->table(), routes.data(), "", &group, 1, nullptr};
  for (const json& request : requests) {
    const std::string method = request["method"], path = request["path"];
    CAPTURE(method, path, sent.sender);
    // An HTTP API makes a slash of its escape: which segments there were cannot be told.
    if (sent.event == http_api && (path.find("%2F") != std::string::npos || path.find("%2f") != std::string::npos)) continue;
    taken = no_route;
    captures.clear();
    const lw::Response response = reply_by_plan<BuiltPlan>(received(sent.event(method, path)));
    CHECK((taken == no_route ? "none" : table.keys[taken]) == request.value("route", "none"));
    CHECK(captures == request.value("captures", std::vector<std::string>()));
    CHECK(response.status == request.value("status", 200));
    CHECK(response.headers.get("allow").value_or("none") == request.value("allow", "none"));
    CHECK(response.body.empty() == (method == "HEAD" || response.status == 204));
  }
}

}  // namespace

TEST_CASE("requests of all senders are routed as in the vectors") {
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
    if (vector.contains("same")) continue;
    for (const Sent& sent : senders) check_requests(table, vector["requests"], sent);
  }
}
