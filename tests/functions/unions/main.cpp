// Unions, types that cross as another, and an enum that takes unknown names; also compiled for this machine
// (tests/differential/unions.test.mjs) and without exceptions.
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/dynamodb/attribute_value.hpp>
#include <lambda_wasm/dynamodb/item.hpp>
#include <lambda_wasm/events/reply.hpp>
#include <lambda_wasm/gzipped.hpp>

namespace lw = lambda_wasm;

namespace {

struct Circle {
  double radius = 0;
};
LAMBDA_WASM_DESCRIBE(Circle, radius)
struct Label {
  std::string_view text;
  std::optional<std::int32_t> size;
};
LAMBDA_WASM_DESCRIBE(Label, closed, text, size)

struct Group {
  std::vector<struct Shape> shapes;
};
struct Shape : std::variant<std::monostate, Circle, Label, Group> {
  using variant::variant;
};
LAMBDA_WASM_DESCRIBE(Group, shapes)
LAMBDA_WASM_DESCRIBE_UNION(Shape, tag("kind"), (Circle, "circle"), (Label, "label"), (Group, "group"),
                           (std::monostate, otherwise))

// A value of DynamoDB.
struct Attribute : std::variant<std::string, lw::Bytes, bool, std::vector<Attribute>, std::map<std::string, Attribute>> {
  using variant::variant;
};
LAMBDA_WASM_DESCRIBE_UNION(Attribute, keyed, (std::string, "S"), (lw::Bytes, "B"), (bool, "BOOL"), (std::vector<Attribute>, "L"),
                           (std::map<std::string, Attribute>, "M"))

struct Id {
  std::string text;
};
LAMBDA_WASM_DESCRIBE_VALUE(Id, text)

class Cents {
 public:
  using crosses_as = double;
  Cents() = default;
  explicit Cents(double euros) noexcept : count_(static_cast<std::int64_t>(euros * 100)) {}
  [[nodiscard]] double crossing() const { return static_cast<double>(count_) / 100; }

 private:
  std::int64_t count_ = 0;
};

enum class State { running, stopped, other };
LAMBDA_WASM_DESCRIBE_ENUM(State, running, (stopped, "Stopped"), (other, otherwise))

struct Unions {
  std::optional<Shape> shape;
  std::optional<Attribute> attribute;
  std::variant<std::monostate, std::string, std::int64_t, std::vector<Id>> json;
  std::vector<Cents> prices;
  std::optional<State> state;
};
LAMBDA_WASM_DESCRIBE(Unions, shape, attribute, (json, defaulted), (prices, defaulted), state)

// Recursive in an item, with all that has a letter of DynamoDB.
struct Record {
  std::string_view id;
  std::int64_t version = 0;
  double weight = 0;
  std::optional<bool> open;
  lw::Bytes blob;
  lw::dynamodb::Set<std::uint16_t> ports;
  std::vector<std::string> names;
  std::vector<Record> parts;
  std::map<std::string, Cents, std::less<>> prices;
  lw::dynamodb::AttributeValue rest;
};
LAMBDA_WASM_DESCRIBE_EVENT(Record, id, version, weight, open, blob, ports, names, parts, prices, rest)

struct Answer {
  bool confirm = true;
  std::optional<std::string> note;
};
LAMBDA_WASM_DESCRIBE(Answer, confirm, note)
struct Trigger {
  std::string_view note;
  lw::Gzipped<Circle> circle;
};
LAMBDA_WASM_DESCRIBE_EVENT(Trigger, note, circle)

}  // namespace

LAMBDA_WASM_EXPORT(reply, [](const Trigger& trigger) -> lw::events::Reply<Answer> {
  return {{trigger.circle->radius > 0, std::string(trigger.note)}};
})
LAMBDA_WASM_EXPORT(reply_later, [](Trigger trigger) -> lw::Task<lw::events::Reply<Answer>> {
  co_await lw::sleep_for(std::chrono::milliseconds(1));
  co_return lw::events::Reply<Answer>{{trigger.circle->radius > 0, {}}};
})
LAMBDA_WASM_EXPORT(item, [](lw::dynamodb::Item<Record> item) { return item; })
LAMBDA_WASM_EXPORT(attributes, [](lw::dynamodb::AttributeMap attributes) { return attributes; })
LAMBDA_WASM_EXPORT(item_text, [](const lw::Request& request) -> lw::Result<lw::Response> {
  lw::Result<lw::dynamodb::Item<Record>> item = request.try_json<lw::dynamodb::Item<Record>>();
  if (!item) return item.failure();
  return lw::Response{.body = lw::to_json(*item)};
})
LAMBDA_WASM_EXPORT(value, [](Unions unions) { return unions; })
LAMBDA_WASM_EXPORT(shape, [](Shape shape) { return shape; })
LAMBDA_WASM_EXPORT(task, [](Unions unions) -> lw::Task<Unions> {
  co_await lw::sleep_for(std::chrono::milliseconds(1));
  co_return unions;
})

// The body as JSON text, by the codecs for text, and a view in it.
LAMBDA_WASM_EXPORT(body, [](const lw::Request& request) -> lw::Result<lw::Response> {
  lw::Result<Unions> unions = request.try_json<Unions>();
  if (!unions) return unions.failure();
  return lw::Response{.body = lw::to_json(*unions)};
})
