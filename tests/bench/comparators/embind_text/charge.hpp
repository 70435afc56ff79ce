// The body of a record of W4, as a user of nlohmann_json describes it.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

struct Charge {
  std::string id;
  int customer = 0;
  double total = 0;
  std::vector<std::string> items;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Charge, id, customer, total, items)

inline bool is_charged(const std::string& body, const std::string& receive_count) {
  try {
    const auto charge = nlohmann::json::parse(body).get<Charge>();
    return charge.total >= 0 && !charge.items.empty() && !receive_count.empty();
  } catch (const nlohmann::json::exception&) {
    return false;
  }
}
