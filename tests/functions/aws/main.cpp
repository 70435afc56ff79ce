// AWS services, and JavaScript modules. Each handler makes one call with its event; a local AWS mock replies.
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/aws/body.hpp>
#include <lambda_wasm/aws/client.hpp>
#include <lambda_wasm/js/module.hpp>
#include <lambda_wasm/js/value.hpp>
#include <lambda_wasm/json/nlohmann.hpp>

namespace lw = lambda_wasm;
using emscripten::val;
using nlohmann::json;
using std::chrono::milliseconds;

namespace {

lw::aws::Client dynamodb("dynamodb");
lw::aws::Client sqs("sqs");
lw::aws::Client s3("s3", json{{"forcePathStyle", true}});

// ---- DynamoDB, by described structs and by nlohmann::json

struct Attribute {
  std::optional<std::string> text;
  std::optional<std::string> number;
  std::optional<lw::Bytes> bytes;
};
LAMBDA_WASM_DESCRIBE(Attribute, (text, "S"), (number, "N"), (bytes, "B"))
using Item = std::map<std::string, Attribute>;

struct Put {
  std::string_view table;
  Item item;
};
LAMBDA_WASM_DESCRIBE(Put, (table, "TableName"), (item, "Item"))

struct Get {
  std::string_view table;
  Item key;
};
LAMBDA_WASM_DESCRIBE(Get, (table, "TableName"), (key, "Key"))

struct Got {
  std::optional<Item> item;
};
LAMBDA_WASM_DESCRIBE(Got, (item, "Item"))

lw::Task<> put_item(const Put& put) { co_await dynamodb.send("PutItem", put); }
lw::Task<std::optional<Item>> get_item(const Get& get) { co_return (co_await dynamodb.send<Got>("GetItem", get)).item; }

struct Command {
  std::string service;
  std::string command;
  json input;
  std::optional<lw::aws::Configuration> configuration;
};
LAMBDA_WASM_DESCRIBE(Command, service, command, input, configuration)

lw::aws::Client& client_of(std::string_view service) { return service == "s3" ? s3 : service == "sqs" ? sqs : dynamodb; }

lw::Task<json> any(const Command& command) {
  if (command.configuration) {
    lw::aws::Client configured(command.service, *command.configuration);
    co_return co_await configured.send<json>(command.command, command.input);
  }
  if (command.service == "nowhere") {
    lw::aws::Client nowhere("nowhere");
    co_return co_await nowhere.send<json>(command.command);
  }
  co_return co_await client_of(command.service).send<json>(command.command, command.input);
}

// Bytes in a nlohmann::json, sent and received.
lw::Task<json> binary(const Command& command) {
  json item{{"id", {{"S", "binary"}}}, {"bytes", {{"B", json::binary({0, 1, 254, 255})}}}};
  co_await dynamodb.send("PutItem", json{{"TableName", command.input}, {"Item", item}});
  const auto got = co_await dynamodb.send<json>(
      "GetItem", json{{"TableName", command.input}, {"Key", {{"id", {{"S", "binary"}}}}}, {"ConsistentRead", true}});
  co_return got["Item"]["bytes"]["B"].is_binary() && got["Item"] == item;
}

struct Failed {
  std::string type;
  std::string message;
  int status = 0;
  bool has_request_id = false;
  bool is_retryable = false;
  bool has_stack = false;
};
LAMBDA_WASM_DESCRIBE(Failed, type, message, status, (has_request_id, "hasRequestId"), (is_retryable, "isRetryable"),
                     (has_stack, "hasStack"))

lw::Task<Failed> caught(const Command& command) {
  try {
    co_await any(command);
  } catch (const lw::aws::Error& error) {
    co_return Failed{error.type,           error.message,         error.status(), !error.request_id().empty(),
                     error.is_retryable(), !error.stack().empty()};
  }
  co_return Failed{};
}

lw::Task<std::string> tried(const Command& command) {
  const lw::Result<json> result = co_await client_of(command.service).try_send<json>(command.command, command.input);
  co_return result ? std::string("done") : result.error()->type;
}

struct Strict {
  std::int32_t item;
};
LAMBDA_WASM_DESCRIBE(Strict, (item, "Item"))
lw::Task<std::int32_t> misfit(const Get& get) { co_return (co_await dynamodb.send<Strict>("GetItem", get)).item; }

// ---- S3: sends bytes in one piece, and receives them in chunks

struct Object {
  std::string_view bucket;
  std::string_view key;
  std::optional<lw::Bytes> body;
};
LAMBDA_WASM_DESCRIBE(Object, (bucket, "Bucket"), (key, "Key"), (body, "Body"))

struct Streamed {
  lw::aws::Body body;
  std::int64_t length = 0;
  std::chrono::sys_seconds modified;
};
LAMBDA_WASM_DESCRIBE(Streamed, (body, "Body"), (length, "ContentLength"), (modified, "LastModified"))

struct Seen {
  std::int64_t length = 0;
  std::uint32_t hash = 0;
  std::int32_t chunks = 0;
  std::chrono::sys_seconds modified;
};
LAMBDA_WASM_DESCRIBE(Seen, length, hash, chunks, modified)

constexpr std::uint32_t first_hash = 2'166'136'261;  // FNV-1a, of 32 bits
std::uint32_t hashed(std::string_view bytes, std::uint32_t hash) {
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 16'777'619;
  return hash;
}

lw::Bytes pattern(std::size_t size) {
  std::string bytes(size, '\0');
  std::uint32_t state = 1;
  for (char& byte : bytes) byte = static_cast<char>((state = state * 1'664'525 + 1'013'904'223) >> 24);
  return lw::Bytes(std::move(bytes));
}

struct Size {
  std::string_view bucket;
  std::string_view key;
  std::uint32_t size;
};
LAMBDA_WASM_DESCRIBE(Size, bucket, key, size)

lw::Task<Seen> put_object(const Size& size) {
  const Object object{size.bucket, size.key, pattern(size.size)};
  co_await s3.send("PutObject", object);
  co_return Seen{size.size, hashed(object.body->view(), first_hash), 0, {}};
}

lw::Task<Seen> get_object(const Object& object) {
  auto streamed = co_await s3.send<Streamed>("GetObject", object);
  Seen seen{0, first_hash, 0, streamed.modified};
  while (const auto chunk = co_await streamed.body.read()) {
    seen.hash = hashed(chunk->view(), seen.hash);
    seen.length += static_cast<std::int64_t>(chunk->size());
    ++seen.chunks;
  }
  if (co_await streamed.body.read()) seen.chunks = -1;  // reading after the end returns nothing again
  co_return seen;
}

lw::Task<lw::Bytes> get_whole(const Object& object) {
  auto streamed = co_await s3.send<Streamed>("GetObject", object);
  co_return co_await streamed.body.read_all();
}

// Passes the body from one object to another without copying it through C++.
struct Copied {
  std::string_view bucket;
  std::string_view key;
  lw::aws::Body body;
  std::int64_t length = 0;
};
LAMBDA_WASM_DESCRIBE(Copied, (bucket, "Bucket"), (key, "Key"), (body, "Body"), (length, "ContentLength"))
lw::Task<> copy_object(const Object& object) {
  auto streamed = co_await s3.send<Streamed>("GetObject", object);
  co_await s3.send("PutObject", Copied{object.bucket, "copy", std::move(streamed.body), streamed.length});
}

// Reads one chunk; the destructor closes the rest.
lw::Task<std::int32_t> get_first(const Object& object) {
  auto streamed = co_await s3.send<Streamed>("GetObject", object);
  const auto chunk = co_await streamed.body.read();
  co_return static_cast<std::int32_t>(chunk->size());
}

// ---- Requests that are no longer awaited

// The duration of a timer that the test's clock controls (tests/runtime/clock.mjs).
constexpr milliseconds long_enough(60'000);

lw::Task<std::string> stopped(const Command& command) {
  try {
    co_await lw::timeout(any(command), long_enough);
  } catch (const lw::TimedOut&) {
    co_return "stopped";
  }
  co_return "answered";
}

// Several requests at the same time by one client, and by two clients of one configuration.
lw::Task<std::int32_t> at_once(const Command& command) {
  std::vector<lw::Task<json>> requests;
  for (int i = 0; i < 8; ++i) {
    requests.push_back([](const Command& each) -> lw::Task<json> {
      lw::aws::Client same(each.service);
      co_return co_await same.send<json>(each.command, each.input);
    }(command));
  }
  co_return static_cast<std::int32_t>((co_await lw::when_all(std::move(requests))).size());
}

lw::Task<json> trap(const Command& command) {
  co_await any(command);
  __builtin_trap();
}

lw::Task<int> trap_later() {
  co_await lw::sleep_for(long_enough);
  __builtin_trap();
  co_return 0;
}
lw::Task<int> trap_meanwhile(const Command& command) {
  co_await lw::when_all(any(command), trap_later());
  co_return 0;
}

// ---- Modules, and values for JavaScript

lw::Task<std::string> import(std::string_view name) {
  const val module = co_await lw::js::import_module(name);
  if (name == "node:crypto") {
    const auto hash = module.call<val>("createHash", val("sha256"));
    hash.call<void>("update", lw::js::to_val(lw::Bytes(std::string_view("\0\xff", 2))));
    co_return hash.call<std::string>("digest", val("hex"));
  }
  co_return module["name"].as<std::string>();
}
lw::Task<std::string> try_import(std::string_view name) {
  const lw::Result<val> module = co_await lw::js::try_import_module(name);
  co_return module ? std::string("there") : module.error()->type + "|" + module.error()->message;
}

struct Everything {
  std::string text;
  lw::Bytes bytes;
  std::chrono::sys_time<milliseconds> time;
  std::int64_t large;
  std::optional<std::int32_t> none;
  std::vector<std::string> list;
  json any;
  val handle;
};
LAMBDA_WASM_DESCRIBE(Everything, text, bytes, time, large, none, list, any, handle)

// Passes a value to JavaScript, which describes it, and reads it back.
lw::Task<std::string> value(std::string_view) {
  const Everything everything{"größe",
                              lw::Bytes("\x01\xfe"),
                              std::chrono::sys_time<milliseconds>(milliseconds(1500)),
                              INT64_MAX,
                              {},
                              {"a", "ж"},
                              {{"x", json::binary({7})}},
                              val(5)};
  const val back = val::global("inspect").call<val>("call", val::undefined(), lw::js::to_val(everything));
  const auto same = co_await lw::js::promise<Everything>(back["same"]);
  const bool is_same = same.text == everything.text && same.bytes == everything.bytes && same.time == everything.time &&
                       same.list == everything.list && same.any == everything.any && same.handle.as<int>() == 5;
  co_return back["said"].as<std::string>() + (is_same ? "|same" : "|other");
}

}  // namespace

LAMBDA_WASM_EXPORT(putItem, put_item)
LAMBDA_WASM_EXPORT(getItem, get_item)
LAMBDA_WASM_EXPORT(any, any)
LAMBDA_WASM_EXPORT(binary, binary)
LAMBDA_WASM_EXPORT(caught, caught)
LAMBDA_WASM_EXPORT(tried, tried)
LAMBDA_WASM_EXPORT(misfit, misfit)
LAMBDA_WASM_EXPORT(putObject, put_object)
LAMBDA_WASM_EXPORT(getObject, get_object)
LAMBDA_WASM_EXPORT(getWhole, get_whole)
LAMBDA_WASM_EXPORT(copyObject, copy_object)
LAMBDA_WASM_EXPORT(getFirst, get_first)
LAMBDA_WASM_EXPORT(stopped, stopped)
LAMBDA_WASM_EXPORT(atOnce, at_once)
LAMBDA_WASM_EXPORT(trap, trap)
LAMBDA_WASM_EXPORT(trapMeanwhile, trap_meanwhile)
LAMBDA_WASM_EXPORT(importModule, import)
LAMBDA_WASM_EXPORT(tryImport, try_import)
LAMBDA_WASM_EXPORT(value, value)
