// AWS services without exceptions.
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>
#include <lambda_wasm/aws/body.hpp>
#include <lambda_wasm/aws/client.hpp>

namespace lw = lambda_wasm;

namespace {

lw::aws::Client dynamodb("dynamodb");

struct Table {
  std::string_view name;
};
LAMBDA_WASM_DESCRIBE(Table, (name, "TableName"))

struct Described {
  struct Description {
    std::string status;
  } table;
};
LAMBDA_WASM_DESCRIBE(Described::Description, (status, "TableStatus"))
LAMBDA_WASM_DESCRIBE(Described, (table, "Table"))

lw::Task<lw::Result<std::string>> status(const Table& table) {
  lw::Result<Described> described = co_await dynamodb.try_send<Described>("DescribeTable", table);
  if (!described) co_return described.failure();
  co_return described->table.status;
}

}  // namespace

LAMBDA_WASM_HANDLER(status)
