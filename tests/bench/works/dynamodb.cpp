// GetItem of DynamoDB in C++, through the AWS SDK for JavaScript, as often as the event says.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>
#include <lambda_wasm/aws/client.hpp>

namespace lw = lambda_wasm;

namespace {

struct Gets {
  std::string_view table;
  std::int32_t times;
};
LAMBDA_WASM_DESCRIBE(Gets, table, times)

struct String {
  std::string value;
};
LAMBDA_WASM_DESCRIBE(String, (value, "S"))

struct Number {
  std::string value;
};
LAMBDA_WASM_DESCRIBE(Number, (value, "N"))

struct Key {
  String id;
};
LAMBDA_WASM_DESCRIBE(Key, id)

struct Get {
  std::string_view table;
  Key key;
};
LAMBDA_WASM_DESCRIBE(Get, (table, "TableName"), (key, "Key"))

struct Item {
  String id;
  String text;
  Number count;
};
LAMBDA_WASM_DESCRIBE(Item, id, text, count)

struct Got {
  std::optional<Item> item;
};
LAMBDA_WASM_DESCRIBE(Got, (item, "Item"))

lw::aws::Client dynamodb("dynamodb");

lw::Task<std::string> handler(const Gets& gets) {
  std::string last;
  for (std::int32_t i = 0; i < gets.times; ++i) {
    const Get get{gets.table, {{"pear"}}};
    const auto got = co_await dynamodb.send<Got>("GetItem", get);
    last = got.item->id.value + got.item->text.value + got.item->count.value;
  }
  co_return last;
}

}  // namespace

LAMBDA_WASM_HANDLER(handler)
