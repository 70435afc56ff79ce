// The order of W2, and each of the many of W3.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>

struct Address {
  std::string_view street;
  std::string_view city;
  std::string_view postcode;
  std::string_view country;
};
LAMBDA_WASM_DESCRIBE(Address, street, city, postcode, country)

struct Customer {
  std::int32_t id = 0;
  std::string_view name;
  std::string_view email;
  Address address;
};
LAMBDA_WASM_DESCRIBE(Customer, id, name, email, address)

struct Line {
  std::string_view sku;
  std::string_view title;
  std::int32_t count = 0;
  double price = 0;
  std::vector<std::string_view> tags;
  std::optional<std::string_view> note;
};
LAMBDA_WASM_DESCRIBE(Line, sku, title, count, price, tags, note)

struct Order {
  std::string_view id;
  std::string_view placed;
  bool paid = false;
  double total = 0;
  Customer customer;
  std::vector<Line> lines;
};
LAMBDA_WASM_DESCRIBE(Order, id, placed, paid, total, customer, lines)

/// The change of W2 and W3: marks the order as paid, computes its total again, and tags each line as checked.
inline void check(Order& order) {
  order.paid = true;
  double sum = 0;
  for (Line& line : order.lines) {
    sum += line.count * line.price;
    line.tags.push_back("checked");
  }
  order.total = std::floor(100 * sum + 0.5) / 100;
}
