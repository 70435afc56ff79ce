// The order of W2 and W3, as a user of nlohmann_json describes it.
#pragma once

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

struct Address {
  std::string street, city, postcode, country;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Address, street, city, postcode, country)

struct Customer {
  int id = 0;
  std::string name, email;
  Address address;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Customer, id, name, email, address)

struct Line {
  std::string sku, title;
  int count = 0;
  double price = 0;
  std::vector<std::string> tags;
  std::optional<std::string> note;
};
// Written by hand, because an absent note must not become null.
inline void from_json(const nlohmann::json& json, Line& line) {
  json.at("sku").get_to(line.sku);
  json.at("title").get_to(line.title);
  json.at("count").get_to(line.count);
  json.at("price").get_to(line.price);
  json.at("tags").get_to(line.tags);
  if (const auto note = json.find("note"); note != json.end()) line.note = note->get<std::string>();
}
inline void to_json(nlohmann::json& json, const Line& line) {
  json = {{"sku", line.sku}, {"title", line.title}, {"count", line.count}, {"price", line.price}, {"tags", line.tags}};
  if (line.note) json["note"] = *line.note;
}

struct Order {
  std::string id, placed;
  bool paid = false;
  double total = 0;
  Customer customer;
  std::vector<Line> lines;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Order, id, placed, paid, total, customer, lines)

inline void check(Order& order) {
  order.paid = true;
  double sum = 0;
  for (Line& line : order.lines) {
    sum += line.count * line.price;
    line.tags.push_back("checked");
  }
  order.total = std::floor(100 * sum + 0.5) / 100;
}
