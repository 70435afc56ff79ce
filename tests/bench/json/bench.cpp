// The module that bench.mjs measures: a document of orders read and written by the SDK's JSON codec.

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/host/fail.hpp>
#include <lambda_wasm/json/json.hpp>

namespace lw = lambda_wasm;

#ifdef OWNED
using Text = std::string;
#else
using Text = std::string_view;
#endif

struct Address {
  Text street;
  Text city;
  Text postcode;
  Text country;
};
LAMBDA_WASM_DESCRIBE(Address, street, city, postcode, country)

struct Customer {
  std::int32_t id = 0;
  Text name;
  Text email;
  Address address;
};
LAMBDA_WASM_DESCRIBE(Customer, id, name, email, address)

struct Line {
  Text sku;
  Text title;
  std::int32_t count = 0;
  double price = 0;
  std::vector<Text> tags;
  std::optional<Text> note;
};
LAMBDA_WASM_DESCRIBE(Line, sku, title, count, price, tags, note)

struct Order {
  Text id;
  Text placed;
  bool paid = false;
  double total = 0;
  Customer customer;
  std::vector<Line> lines;
};
LAMBDA_WASM_DESCRIBE(Order, id, placed, paid, total, customer, lines)

struct Document {
  std::int32_t page = 0;
  std::vector<Order> orders;
};
LAMBDA_WASM_DESCRIBE(Document, page, orders)

namespace {

lw::Storage storage;
std::string text;
std::optional<Document> document;
lw::Storage document_storage;
std::string document_text;
lw::json_text::Buffer buffer;

}  // namespace

extern "C" {

double bench_parse(const char* text, std::uint32_t size);
std::uint32_t bench_print(double value, char* to);
[[noreturn]] void bench_fail(const char* message, std::uint32_t size);

/// Room for a text of this size.
[[gnu::used, gnu::visibility("default")]] char* reserve(std::uint32_t size) {
  text.resize(size);
  return text.data();
}

/// Reads the text into structs and lets go of them: the number of orders.
[[gnu::used, gnu::visibility("default")]] int read() {
#ifndef NO_READ
  storage.reset();
  const lw::Result<Document> result = lw::try_from_json<Document>(text, storage);
  if (!result) bench_fail(result.error()->message.data(), static_cast<std::uint32_t>(result.error()->message.size()));
  return static_cast<int>(result->orders.size());
#else
  return 0;
#endif
}

/// Reads the text into structs that `write` writes.
[[gnu::used, gnu::visibility("default")]] int keep() {
#ifndef NO_READ
  document_text = text;
  document_storage.reset();
  lw::Result<Document> result = lw::try_from_json<Document>(document_text, document_storage);
  document = std::move(*result);
#endif
  return 0;
}

/// Writes the structs: the size of the text, which begins at `written()`.
[[gnu::used, gnu::visibility("default")]] std::uint32_t write() {
#ifndef NO_WRITE
  buffer.clear();
  lw::append_json(buffer, *document);
#endif
  return static_cast<std::uint32_t>(buffer.view().size());
}
[[gnu::used, gnu::visibility("default")]] const char* written() { return buffer.view().data(); }
}

namespace lambda_wasm::host {

double parse_double(const char* text, std::size_t size) { return bench_parse(text, static_cast<std::uint32_t>(size)); }
std::size_t print_double(double value, char* to) { return bench_print(value, to); }
[[noreturn]] void fail(std::string_view, std::string_view message) {
  bench_fail(message.data(), static_cast<std::uint32_t>(message.size()));
}

}  // namespace lambda_wasm::host
