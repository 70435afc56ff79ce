// Has no handler, and uses only a part of the SDK.
#include <map>
#include <string>

#include <lambda_wasm/json/json.hpp>

namespace shop {

double price_of(const std::string& sku) {
  static const auto prices =
      lambda_wasm::from_json<std::map<std::string, double>>(R"({"pear": 1.25, "quince": 123456789.12345678e-4})");
  return prices.at(sku);
}

}  // namespace shop
