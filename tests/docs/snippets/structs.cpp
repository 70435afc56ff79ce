#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include <lambda_wasm.hpp>

namespace visits {

struct Visit {
  std::string page;
  std::uint32_t seconds = 0;
  std::optional<std::string> user;
};
LAMBDA_WASM_DESCRIBE(Visit, page, (seconds, defaulted), user)

}  // namespace visits

LAMBDA_WASM_EXPORT(visit, [](const visits::Visit& visit) {
  return visit.user.value_or("someone") + " read " + visit.page + " for " + std::to_string(visit.seconds) + " s";
})

namespace named {

struct Address {
  std::string street_name;
  std::string postal_code;
};
LAMBDA_WASM_DESCRIBE(Address, camel_case, street_name, (postal_code, "zip"))

struct Stamped {
  std::string created_by;
};
LAMBDA_WASM_DESCRIBE(Stamped, camel_case, created_by)

struct Customer : Stamped {
  std::string name;
  Address address;
};
LAMBDA_WASM_DESCRIBE(Customer, closed, base(Stamped), name, flatten(address))

}  // namespace named

LAMBDA_WASM_EXPORT(label, [](const named::Customer& customer) {
  return customer.name + ", " + customer.address.street_name + ", " + customer.address.postal_code + " (" + customer.created_by +
         ")";
})

namespace tree {

struct Folder {
  std::string name;
  std::vector<Folder> folders;
};
LAMBDA_WASM_DESCRIBE(Folder, name, (folders, defaulted))

std::uint32_t levels(const Folder& folder) {
  std::uint32_t most = 0;
  for (const Folder& inner : folder.folders) most = std::max(most, levels(inner));
  return most + 1;
}

}  // namespace tree

LAMBDA_WASM_EXPORT(levels, tree::levels)

namespace payments {

struct Card {
  std::string number;
};
LAMBDA_WASM_DESCRIBE(Card, number)

struct Transfer {
  std::string iban;
};
LAMBDA_WASM_DESCRIBE(Transfer, iban)

using Payment = std::variant<Card, Transfer, std::monostate>;
LAMBDA_WASM_DESCRIBE_UNION(Payment, tag("method"), (Card, "card"), (Transfer, "transfer"), (std::monostate, "cash"))

}  // namespace payments

LAMBDA_WASM_EXPORT(payee, [](const payments::Payment& payment) {
  const auto* const transfer = std::get_if<payments::Transfer>(&payment);
  return transfer == nullptr ? std::string("us") : transfer->iban;
})

namespace stored {

// A value of DynamoDB, under the letter of its type.
struct Value : std::variant<std::string, bool, std::vector<Value>, std::monostate> {
  using variant::variant;
};
LAMBDA_WASM_DESCRIBE_UNION(Value, keyed, (std::string, "S"), (bool, "BOOL"), (std::vector<Value>, "L"),
                           (std::monostate, otherwise))

}  // namespace stored

LAMBDA_WASM_EXPORT(count, [](const stored::Value& value) {
  const auto* const list = std::get_if<std::vector<stored::Value>>(&value);
  return static_cast<std::uint32_t>(list == nullptr ? 1 : list->size());
})

namespace search {

struct Query {
  std::variant<std::string, double, std::vector<std::string>> term;
};
LAMBDA_WASM_DESCRIBE(Query, term)

}  // namespace search

LAMBDA_WASM_EXPORT(terms, [](const search::Query& query) {
  const auto* const list = std::get_if<std::vector<std::string>>(&query.term);
  return static_cast<std::uint32_t>(list == nullptr ? 1 : list->size());
})
