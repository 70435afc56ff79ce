// A shop. `buy` is one plain function: `index.buy` is invoked with an order as its event, and POST /orders takes the same order as its
// body.
//
//   GET /products        lists products: `?kind=`, `?at_most=`
//   GET /products/{sku}  one product
//   POST /orders         buys

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace shop {

// ---- products

enum class Kind { fruit, bread, drink };
LAMBDA_WASM_DESCRIBE_ENUM(Kind, fruit, bread, drink)

// Values: types of their own here, a text and a number in JSON.
struct Sku {
  std::string text;
};
LAMBDA_WASM_DESCRIBE_VALUE(Sku, text)

struct Cents {
  std::uint32_t count = 0;
};
LAMBDA_WASM_DESCRIBE_VALUE(Cents, count)

struct Product {
  Sku sku;
  Kind kind = Kind::fruit;
  std::string name;
  Cents price;
};
LAMBDA_WASM_DESCRIBE(Product, sku, kind, name, price)

struct Filter {
  std::optional<Kind> kind;
  std::optional<Cents> at_most;
};
LAMBDA_WASM_DESCRIBE(Filter, kind, at_most)

const std::array<Product, 4>& products() {
  static const std::array<Product, 4> all{{{{"pear"}, Kind::fruit, "A pear", {65}},
                                           {{"rye"}, Kind::bread, "A loaf of rye", {420}},
                                           {{"cider"}, Kind::drink, "A bottle of cider", {380}},
                                           {{"quince"}, Kind::fruit, "A quince", {90}}}};
  return all;
}
const Product* find(std::string_view sku) {
  const auto found = std::ranges::find_if(products(), [sku](const Product& product) { return product.sku.text == sku; });
  return found == products().end() ? nullptr : &*found;
}

// ---- orders

struct Line {
  Sku sku;
  std::uint16_t count = 1;
};
LAMBDA_WASM_DESCRIBE(Line, closed, (sku, example("pear")), (count, defaulted, minimum(1), maximum(99)))

struct Card {
  std::string number;
};
LAMBDA_WASM_DESCRIBE(Card, closed, (number, pattern("[0-9]{16}"), example("4111111111111111")))

struct Voucher {
  std::string code;
  Cents worth;
};
LAMBDA_WASM_DESCRIBE(Voucher, closed, (code, pattern("[A-Z]{3}-[0-9]{4}"), example("ABC-1234")), worth)

// {"method": "card", "number": "…"}, {"method": "voucher", …} or {"method": "cash"}.
struct Payment : std::variant<Card, Voucher, std::monostate> {
  using variant::variant;
};
LAMBDA_WASM_DESCRIBE_UNION(Payment, tag("method"), (Card, "card"), (Voucher, "voucher"), (std::monostate, "cash"))

struct Order {
  std::string customer;
  std::vector<Line> lines;
  Payment payment;
  std::optional<std::chrono::year_month_day> deliver_on;
};
LAMBDA_WASM_DESCRIBE(Order, camel_case, closed, (customer, format(email), example("ada@example.com")),
                     (lines, min_items(1), max_items(20)), payment, deliver_on)

struct Receipt {
  std::string customer;
  std::uint32_t pieces = 0;
  Cents total;
  Cents to_pay;  // in cash, when the goods arrive
  std::optional<std::chrono::year_month_day> deliver_on;
};
LAMBDA_WASM_DESCRIBE(Receipt, camel_case, customer, pieces, total, to_pay, deliver_on)

// ---- handlers

std::vector<Product> list(const lw::Query<Filter>& filter) {
  std::vector<Product> fitting;
  for (const Product& product : products()) {
    if (filter->kind.value_or(product.kind) == product.kind &&
        product.price.count <= filter->at_most.value_or(product.price).count)
      fitting.push_back(product);
  }
  return fitting;
}

Product show(Sku sku) {
  const Product* const product = find(sku.text);
  if (product == nullptr) throw lw::HttpError(404, "There is no such product.");
  return *product;
}

// An HttpError is the reply over HTTP, and fails a direct invocation.
Receipt buy(const Order& order) {
  Receipt receipt{order.customer, 0, {}, {}, order.deliver_on};
  for (const Line& line : order.lines) {
    const Product* const product = find(line.sku.text);
    if (product == nullptr) throw lw::HttpError(409, "The shop does not have \"" + line.sku.text + "\".");
    receipt.pieces += line.count;
    receipt.total.count += line.count * product->price.count;
  }
  if (std::holds_alternative<Card>(order.payment)) return receipt;
  const Voucher* const voucher = std::get_if<Voucher>(&order.payment);
  receipt.to_pay.count = receipt.total.count - std::min(receipt.total.count, voucher == nullptr ? 0 : voucher->worth.count);
  return receipt;
}

constexpr auto api =
    lw::routes(lw::info<"Shop", "1.0.0">, lw::route<"GET /products", list, lw::summary("Lists products.")>,
               lw::route<"GET /products/{sku}", show, lw::summary("One product."), lw::fails(404)>,
               lw::route<"POST /orders", buy, lw::summary("Buys."), lw::fails(409, "The shop does not have a product.")>);

}  // namespace shop

LAMBDA_WASM_HANDLER(shop::api)
LAMBDA_WASM_EXPORT(buy, shop::buy)
