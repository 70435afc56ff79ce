// Notes in a DynamoDB table, over HTTP:
//
//   PUT /notes/{id}     {"text": "…"} creates a note
//   GET /notes/{id}     returns it
//   DELETE /notes/{id}  deletes it
//   GET /notes          lists notes: at most `?limit=`, starting after the note `?after=`
//
// The environment variable TABLE names the table, whose key is the string `id`.

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/aws/client.hpp>

namespace lw = lambda_wasm;

namespace notes {

// ---- notes as callers see them

struct Text {
  std::string text;
};
LAMBDA_WASM_DESCRIBE(Text, text)

struct Note {
  std::string id;
  std::string text;
};
LAMBDA_WASM_DESCRIBE(Note, id, text)

struct List {
  std::vector<Note> notes;
  std::optional<std::string> next;  // the `after` of the next request
};
LAMBDA_WASM_DESCRIBE(List, notes, next)

// ---- notes as DynamoDB stores them: each value under the letter of its type

struct String {
  std::string value;
};
LAMBDA_WASM_DESCRIBE(String, (value, "S"))

struct Key {
  String id;
};
LAMBDA_WASM_DESCRIBE(Key, id)

struct Item {
  String id;
  String text;
};
LAMBDA_WASM_DESCRIBE(Item, id, text)

struct Put {
  std::string_view table;
  Item item;
  std::string_view condition;
};
LAMBDA_WASM_DESCRIBE(Put, (table, "TableName"), (item, "Item"), (condition, "ConditionExpression"))

struct One {
  std::string_view table;
  Key key;
};
LAMBDA_WASM_DESCRIBE(One, (table, "TableName"), (key, "Key"))

struct Got {
  std::optional<Item> item;
};
LAMBDA_WASM_DESCRIBE(Got, (item, "Item"))

struct Delete {
  std::string_view table;
  Key key;
  std::string_view condition;
};
LAMBDA_WASM_DESCRIBE(Delete, (table, "TableName"), (key, "Key"), (condition, "ConditionExpression"))

struct Scan {
  std::string_view table;
  std::uint32_t limit;
  std::optional<Key> after;
};
LAMBDA_WASM_DESCRIBE(Scan, (table, "TableName"), (limit, "Limit"), (after, "ExclusiveStartKey"))

struct Scanned {
  std::vector<Item> items;
  std::optional<Key> last;
};
LAMBDA_WASM_DESCRIBE(Scanned, (items, "Items"), (last, "LastEvaluatedKey"))

lw::aws::Client dynamodb("dynamodb");
std::string table;

lw::Response reply(int status, const auto& value) { return {status, lw::to_json(value), {{"content-type", "application/json"}}}; }

// Replies with `status` if DynamoDB reports a failed condition; throws any other error again.
[[noreturn]] void refuse(const lw::aws::Error& error, int status, std::string detail) {
  if (error.type == "ConditionalCheckFailedException") throw lw::HttpError(status, std::move(detail));
  throw error;
}

lw::Task<lw::Response> put(std::string id, const lw::Request& request) {
  Note note{std::move(id), request.json<Text>().text};
  if (note.text.empty() || note.text.size() > 10'000) throw lw::HttpError(422, "A note has 1 to 10000 bytes of text.");
  try {
    co_await dynamodb.send("PutItem", Put{table, {{note.id}, {note.text}}, "attribute_not_exists(id)"});
  } catch (const lw::aws::Error& error) {
    refuse(error, 409, "There is a note \"" + note.id + "\" already.");
  }
  co_return reply(201, note);
}

lw::Task<lw::Response> get(std::string id) {
  const auto got = co_await dynamodb.send<Got>("GetItem", One{table, {{id}}});
  if (!got.item) throw lw::HttpError(404, "There is no note \"" + id + "\".");
  co_return reply(200, Note{got.item->id.value, got.item->text.value});
}

lw::Task<lw::Response> remove(std::string id) {
  try {
    co_await dynamodb.send("DeleteItem", Delete{table, {{id}}, "attribute_exists(id)"});
  } catch (const lw::aws::Error& error) {
    refuse(error, 404, "There is no note \"" + id + "\".");
  }
  co_return lw::Response{204};
}

bool is_id(std::string_view id) {
  constexpr std::string_view characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return !id.empty() && id.size() <= 64 && id.find_first_not_of(characters) == std::string_view::npos;
}
std::string checked_id(std::string_view id) {
  if (!is_id(id)) throw lw::HttpError(400, "An id is 1 to 64 letters, digits, hyphens and underscores.");
  return std::string(id);
}

lw::Task<lw::Response> list(const lw::Request& request) {
  Scan scan{table, 100, {}};
  if (const auto limit = request.query.get("limit")) {
    const auto [end, error] = std::from_chars(limit->data(), limit->data() + limit->size(), scan.limit);
    if (error != std::errc() || end != limit->data() + limit->size() || scan.limit < 1 || scan.limit > 100) {
      throw lw::HttpError(400, "The limit is a number from 1 to 100.");
    }
  }
  if (const auto after = request.query.get("after")) scan.after = Key{{checked_id(*after)}};
  const auto scanned = co_await dynamodb.send<Scanned>("Scan", scan);
  List list;
  for (const Item& item : scanned.items) list.notes.push_back({item.id.value, item.text.value});
  if (scanned.last) list.next = scanned.last->id.value;
  co_return reply(200, list);
}

lw::Task<lw::Response> answer(const lw::Request& request) {
  constexpr std::string_view all = "/notes";
  if (!request.path.starts_with(all)) throw lw::HttpError(404);
  const std::string_view rest = request.path.substr(all.size());
  if (rest.empty()) {
    if (request.method != "GET") throw lw::HttpError(405, "Notes are listed with GET, and made with PUT at an id of their own.");
    co_return co_await list(request);
  }
  if (!rest.starts_with('/')) throw lw::HttpError(404);
  std::string id = checked_id(rest.substr(1));
  if (request.method == "PUT") co_return co_await put(std::move(id), request);
  if (request.method == "GET") co_return co_await get(std::move(id));
  if (request.method == "DELETE") co_return co_await remove(std::move(id));
  throw lw::HttpError(405, "A note is made with PUT, read with GET and taken away with DELETE.");
}

}  // namespace notes

LAMBDA_WASM_INIT([] {
  const char* const name = std::getenv("TABLE");
  if (name == nullptr) throw std::runtime_error("TABLE is not set");
  notes::table = name;
})
LAMBDA_WASM_HANDLER(notes::answer)
