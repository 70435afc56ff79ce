#pragma once
/// @file
/// IAM policies, as authorizers return them (IAM user guide,
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html).

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <lambda_wasm/describe.hpp>

namespace lambda_wasm::events {

namespace iam {

/// One text or several.
using Texts = std::variant<std::string, std::vector<std::string>>;
/// Values by the name of a key.
using Conditions = std::vector<std::pair<std::string, Texts>>;

/// What is allowed or denied.
struct Statement {
  std::optional<std::string> sid{};
  std::string effect{};  ///< `Allow` or `Deny`.
  Texts action{};
  Texts resource{};
  std::vector<std::pair<std::string, Conditions>> condition{};  ///< By the name of an operator, such as `IpAddress`.
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(Statement, lenient, pascal_case, sid, effect, action, resource, condition)

struct PolicyDocument {
  std::string version = "2012-10-17";
  std::vector<Statement> statement{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(PolicyDocument, lenient, pascal_case, version, statement)

}  // namespace iam

}  // namespace lambda_wasm::events
