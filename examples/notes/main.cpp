// Notes in a DynamoDB table, over HTTP:
//
//   PUT /notes/{id}     {"text": "…"} creates a note
//   GET /notes/{id}     returns it
//   DELETE /notes/{id}  deletes it
//   GET /notes          lists notes: at most `?limit=`, starting after the note `?after=`
//
// The environment variable TABLE names the table, whose key is the string `id`.

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/aws/client.hpp>
#include <lambda_wasm/dynamodb/item.hpp>

namespace lw = lambda_wasm;

namespace notes {

// ---- notes as callers see them

class Id {
 public:
  using crosses_as = std::string;

  Id() = default;
  explicit Id(std::string text) : text_(std::move(text)) {
    constexpr std::string_view characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    if (text_.empty() || text_.size() > 64 || text_.find_first_not_of(characters) != std::string::npos)
      throw std::invalid_argument("1 to 64 letters, digits, hyphens and underscores");
  }
  [[nodiscard]] const std::string& crossing() const { return text_; }

 private:
  std::string text_;
};

struct Text {
  std::string text;
};
LAMBDA_WASM_DESCRIBE(Text, (text, min_length(1), max_length(10'000)))

struct Note {
  Id id;
  std::string text;
};
LAMBDA_WASM_DESCRIBE(Note, id, text)

struct Page {
  std::uint32_t limit = 100;
  std::optional<Id> after;
};
LAMBDA_WASM_DESCRIBE(Page, (limit, defaulted, minimum(1), maximum(100)), after)

struct List {
  std::vector<Note> notes;
  std::optional<std::string> next;  // the `after` of the next request
};
LAMBDA_WASM_DESCRIBE(List, notes, next)

// ---- what is sent to DynamoDB

struct Key {
  Id id;
};
LAMBDA_WASM_DESCRIBE(Key, id)

struct Put {
  std::string_view table;
  lw::dynamodb::Item<Note> item;
  std::string_view condition;
};
LAMBDA_WASM_DESCRIBE(Put, (table, "TableName"), (item, "Item"), (condition, "ConditionExpression"))

struct One {
  std::string_view table;
  lw::dynamodb::Item<Key> key;
};
LAMBDA_WASM_DESCRIBE(One, (table, "TableName"), (key, "Key"))

struct Got {
  std::optional<lw::dynamodb::Item<Note>> item;
};
LAMBDA_WASM_DESCRIBE(Got, (item, "Item"))

struct Delete {
  std::string_view table;
  lw::dynamodb::Item<Key> key;
  std::string_view condition;
};
LAMBDA_WASM_DESCRIBE(Delete, (table, "TableName"), (key, "Key"), (condition, "ConditionExpression"))

struct Scan {
  std::string_view table;
  std::uint32_t limit;
  std::optional<lw::dynamodb::Item<Key>> after;
};
LAMBDA_WASM_DESCRIBE(Scan, (table, "TableName"), (limit, "Limit"), (after, "ExclusiveStartKey"))

struct Scanned {
  std::vector<lw::dynamodb::Item<Note>> items;
  std::optional<lw::dynamodb::Item<Key>> last;
};
LAMBDA_WASM_DESCRIBE(Scanned, (items, "Items"), (last, "LastEvaluatedKey"))

lw::aws::Client dynamodb("dynamodb");
std::string table;

// Replies with `status` if DynamoDB reports a failed condition; throws any other error again.
[[noreturn]] void refuse(const lw::aws::Error& error, int status, std::string detail) {
  if (error.type == "ConditionalCheckFailedException") throw lw::HttpError(status, std::move(detail));
  throw error;
}

// ---- the routes

lw::Task<lw::Reply<201, Note>> put(Id id, Text text) {
  Note note{std::move(id), std::move(text.text)};
  try {
    co_await dynamodb.send("PutItem", Put{table, note, "attribute_not_exists(id)"});
  } catch (const lw::aws::Error& error) {
    refuse(error, 409, "There is a note \"" + note.id.crossing() + "\" already.");
  }
  co_return lw::Reply<201, Note>{std::move(note)};
}

lw::Task<Note> get(Id id) {
  auto got = co_await dynamodb.send<Got>("GetItem", One{table, Key{id}});
  if (!got.item) throw lw::HttpError(404, "There is no note \"" + id.crossing() + "\".");
  co_return std::move(**got.item);
}

lw::Task<> discard(Id id) {
  try {
    co_await dynamodb.send("DeleteItem", Delete{table, Key{id}, "attribute_exists(id)"});
  } catch (const lw::aws::Error& error) {
    refuse(error, 404, "There is no note \"" + id.crossing() + "\".");
  }
}

lw::Task<List> list(const lw::Query<Page>& page) {
  Scan scan{table, page->limit, {}};
  if (page->after) scan.after = Key{*page->after};
  auto scanned = co_await dynamodb.send<Scanned>("Scan", scan);
  List list;
  for (auto& item : scanned.items) list.notes.push_back(std::move(*item));
  if (scanned.last) list.next = (*scanned.last)->id.crossing();
  co_return list;
}

constexpr auto api = lw::routes(lw::route<"GET /notes", list, lw::summary("Notes, a page at a time.")>,
                                lw::route<"PUT /notes/{id}", put, lw::summary("Creates a note."), lw::fails(409)>,
                                lw::route<"GET /notes/{id}", get, lw::summary("One note.")>,
                                lw::route<"DELETE /notes/{id}", discard, lw::summary("Deletes a note."), lw::fails(404)>);

}  // namespace notes

LAMBDA_WASM_INIT([] {
  const char* const name = std::getenv("TABLE");
  if (name == nullptr) throw std::runtime_error("TABLE is not set");
  notes::table = name;
})
LAMBDA_WASM_HANDLER(notes::api)
