// TYPED and VALUE take the keys and both images of a stream of DynamoDB, as structs and without a type; BYTES decodes the records of a stream
// of Kinesis. A number comes back. FETCH gets an item by aws::Client.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/aws/client.hpp>
#include <lambda_wasm/dynamodb/attribute_value.hpp>
#include <lambda_wasm/dynamodb/item.hpp>

namespace lw = lambda_wasm;

struct Line {
  std::string sku;
  std::uint32_t count = 0;
};
LAMBDA_WASM_DESCRIBE(Line, sku, count)
struct Order {
  std::string id;
  std::uint32_t total = 0;
  bool paid = false;
  std::string note;
  std::vector<Line> lines;
};
LAMBDA_WASM_DESCRIBE(Order, id, total, paid, note, lines)
struct Key {
  std::string id;
};
LAMBDA_WASM_DESCRIBE(Key, id)

#if defined(TYPED) || defined(VALUE)
#ifdef TYPED
using KeyImage = lw::dynamodb::Item<Key>;
using Image = lw::dynamodb::Item<Order>;
static double total_of(const Image& image) { return image->total; }
#else
using KeyImage = lw::dynamodb::AttributeMap;
using Image = lw::dynamodb::AttributeMap;
static double total_of(const Image& image) { return image.at("total").number<double>().value_or(0); }
#endif
struct Change {
  KeyImage keys;
  std::optional<Image> new_image, old_image;
};
LAMBDA_WASM_DESCRIBE_EVENT(Change, (keys, "Keys"), (new_image, "NewImage"), (old_image, "OldImage"))
struct Record {
  Change dynamodb;
};
LAMBDA_WASM_DESCRIBE_EVENT(Record, dynamodb)
struct Event {
  std::vector<Record> records;
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, (records, "Records"))
static double handler(const Event& event) {
  double total = 0;
  for (const Record& record : event.records) {
    if (record.dynamodb.new_image) total += total_of(*record.dynamodb.new_image);
  }
  return total;
}
#elif defined(BYTES)
struct Data {
  lw::BytesView data;
};
LAMBDA_WASM_DESCRIBE_EVENT(Data, data)
struct Record {
  Data kinesis;
};
LAMBDA_WASM_DESCRIBE_EVENT(Record, kinesis)
struct Event {
  std::vector<Record> records;
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, (records, "Records"))
static double handler(const Event& event) {
  double size = 0;
  for (const Record& record : event.records) size += static_cast<double>(record.kinesis.data.size());
  return size;
}
#else
struct Get {
  std::string_view table;
  lw::dynamodb::Item<Key> key;
};
LAMBDA_WASM_DESCRIBE(Get, (table, "TableName"), (key, "Key"))
struct Got {
  std::optional<lw::dynamodb::Item<Order>> item;
};
LAMBDA_WASM_DESCRIBE(Got, (item, "Item"))
static lw::aws::Client dynamodb("dynamodb");
static lw::Task<Order> handler(Key key) {
  const Got got = co_await dynamodb.send<Got>("GetItem", Get{"orders", std::move(key)});
  co_return **got.item;
}
#endif
LAMBDA_WASM_HANDLER(handler)
