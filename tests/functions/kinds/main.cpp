// A struct of many kinds, which cannot be copied because of its unique_ptr, in every form of a handler; also compiled for this machine
// (tests/differential/kinds.test.mjs) and without exceptions.
#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

#include <lambda_wasm.hpp>
#ifdef __wasm__
#include <lambda_wasm/js/promise.hpp>
#include <lambda_wasm/js/value.hpp>
#endif

namespace lw = lambda_wasm;

namespace {

struct Node {
  std::string name;
  std::unique_ptr<Node> next;
  std::optional<std::unique_ptr<Node>> other;
  std::vector<std::unique_ptr<Node>> nodes;
};
LAMBDA_WASM_DESCRIBE(Node, name, next, other, (nodes, defaulted))

struct Strict {
  lw::Bytes bytes;
};
LAMBDA_WASM_DESCRIBE(Strict, bytes)

struct Kinds {
  std::tuple<std::string, std::int32_t, std::vector<bool>> tuple;
  std::pair<std::int64_t, std::optional<double>> pair;
  std::vector<std::pair<std::int32_t, std::string_view>> pairs;
  std::optional<std::chrono::year_month_day> date;
  std::optional<std::optional<std::int32_t>> patch;
  std::map<std::string, std::optional<std::unique_ptr<std::string>>> patches;
  std::unique_ptr<double> number;
  std::deque<std::string> deque;
  std::list<std::unique_ptr<Node>> list;
  std::set<std::string> set;
  std::unordered_set<std::int64_t> numbers;
  lw::BytesView view;
  std::vector<std::optional<lw::Bytes>> bytes;
  std::optional<Strict> strict;
  std::unique_ptr<Node> node;
};
LAMBDA_WASM_DESCRIBE_EVENT(Kinds, tuple, pair, pairs, date, patch, patches, number, deque, list, set, numbers, view, bytes,
                           strict, node)

struct Owner {
  std::unique_ptr<Node> node;
};
LAMBDA_WASM_DESCRIBE(Owner, node)

lw::Task<Owner> own(Owner owner) {
  co_await lw::sleep_for(std::chrono::milliseconds(1));
  co_return owner;
}

}  // namespace

LAMBDA_WASM_EXPORT(value, [](Kinds kinds) { return kinds; })
LAMBDA_WASM_EXPORT(moved, [](Kinds&& kinds) { return std::move(kinds); })
LAMBDA_WASM_EXPORT(result, [](Kinds kinds) -> lw::Result<Kinds> {
  if (kinds.number && *kinds.number < 0) return lw::Error("shop::Negative", "The number is negative.");
  return kinds;
})
LAMBDA_WASM_EXPORT(task, [](Kinds kinds) -> lw::Task<Kinds> {
  co_await lw::sleep_for(std::chrono::milliseconds(1));
  co_return kinds;
})
LAMBDA_WASM_EXPORT(task_of_result, [](Owner owner) -> lw::Task<lw::Result<Owner>> { co_return co_await own(std::move(owner)); })
LAMBDA_WASM_EXPORT(both, [](Owner owner) -> lw::Task<std::pair<Owner, std::optional<Owner>>> {
  auto [first, second] = co_await lw::when_all(own(std::move(owner)), own({}));
  co_return {std::move(first), std::move(second)};
})
LAMBDA_WASM_EXPORT(pointer, [](std::unique_ptr<Node> node) { return node; })

// The body as JSON text, by the codecs for text, and a view in it.
LAMBDA_WASM_EXPORT(body, [](const lw::Request& request) -> lw::Result<lw::Response> {
  lw::Result<Kinds> kinds = request.try_json<Kinds>();
  if (!kinds) return kinds.failure();
  return lw::Response{.body = lw::to_json(*kinds)};
})

// A date that does not exist cannot be written.
LAMBDA_WASM_EXPORT(no_date, [](std::int32_t day) {
  return std::chrono::year_month_day(std::chrono::year(2023), std::chrono::February,
                                     std::chrono::day(static_cast<unsigned>(day)));
})

#ifdef __wasm__
// JavaScript's values: the arguments and results of plain functions, and of promises.
Owner adopt(Owner owner, std::unique_ptr<Node> node) {
  owner.node->next = std::move(node);
  return owner;
}
LAMBDA_WASM_FUNCTION(adopt)
lw::Task<Owner> adopt_later(Owner owner, std::unique_ptr<Node> node) { co_return adopt(std::move(owner), std::move(node)); }
LAMBDA_WASM_FUNCTION(adopt_later)
LAMBDA_WASM_EXPORT(promised, [](Owner owner) -> lw::Task<lw::Result<Owner>> {
  const auto promise = emscripten::val::global("Promise").call<emscripten::val>("resolve", lw::js::to_val(owner));
  lw::Result<Owner> result = co_await lw::js::try_promise<Owner>(promise);
  co_return result;
})
#endif
