// Modules of JavaScript and services of AWS are there only where JavaScript is.
#if __has_include(<emscripten/val.h>)
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>
#include <lambda_wasm/aws/body.hpp>
#include <lambda_wasm/aws/client.hpp>
#include <lambda_wasm/js/module.hpp>
#include <lambda_wasm/js/value.hpp>

namespace lw = lambda_wasm;

namespace {

struct String {
  std::string value;
};
LAMBDA_WASM_DESCRIBE(String, (value, "S"))

struct Number {
  std::string value;
};
LAMBDA_WASM_DESCRIBE(Number, (value, "N"))

struct Key {
  String sku;
};
LAMBDA_WASM_DESCRIBE(Key, sku)

struct Get {
  std::string_view table;
  Key key;
};
LAMBDA_WASM_DESCRIBE(Get, (table, "TableName"), (key, "Key"))

struct Item {
  Number count;
};
LAMBDA_WASM_DESCRIBE(Item, count)

struct Got {
  std::optional<Item> item;
};
LAMBDA_WASM_DESCRIBE(Got, (item, "Item"))

struct Object {
  std::string_view bucket;
  std::string_view key;
};
LAMBDA_WASM_DESCRIBE(Object, (bucket, "Bucket"), (key, "Key"))

struct Streamed {
  lw::aws::Body body;
};
LAMBDA_WASM_DESCRIBE(Streamed, (body, "Body"))

struct SecretId {
  std::string_view name;
};
LAMBDA_WASM_DESCRIBE(SecretId, (name, "SecretId"))

struct Secret {
  std::string text;
};
LAMBDA_WASM_DESCRIBE(Secret, (text, "SecretString"))

struct Partner {
  std::string sub;
};
LAMBDA_WASM_DESCRIBE(Partner, sub)

std::string partner_secret;
lw::Task<> read_secret() {
  lw::aws::Client secrets("secrets-manager");
  partner_secret = (co_await secrets.send<Secret>("GetSecretValue", SecretId{"partners/tokens"})).text;
}
const std::string& secret() { return partner_secret; }
std::string partner(lw::Given<Partner> by) { return by->sub; }
constexpr auto partners = lw::routes(lw::jwt<Partner, lw::hs256, secret>, lw::route<"GET /partner", partner>);

using emscripten::val;

lw::Task<std::string> digest(std::string_view text) {
  const val crypto = co_await lw::js::import_module("node:crypto");
  val hash = crypto.call<val>("createHash", val("sha256"));
  hash.call<void>("update", lw::js::to_val(lw::Bytes(text)));  // a Uint8Array
  co_return hash.call<std::string>("digest", val("hex"));
}

lw::aws::Client dynamodb("dynamodb");
lw::aws::Client s3("s3", lw::aws::Configuration{.region = "eu-west-1"});

lw::Task<std::string> in_stock(const std::string& sku) {
  const auto got = co_await dynamodb.send<Got>("GetItem", Get{"stock", {{sku}}});
  co_return got.item ? got.item->count.value : "0";
}

lw::Task<std::size_t> size_of(const Object& object) {
  std::size_t size = 0;
  auto got = co_await s3.send<Streamed>("GetObject", object);
  while (const auto chunk = co_await got.body.read()) size += chunk->size();
  co_return size;
}

}  // namespace

LAMBDA_WASM_EXPORT(digest, digest)
LAMBDA_WASM_EXPORT(inStock, in_stock)
LAMBDA_WASM_EXPORT(sizeOf, size_of)
LAMBDA_WASM_EXPORT(readSecret, read_secret)
LAMBDA_WASM_EXPORT(partners, partners)
#endif
