// Includes only the headers that it uses. Reading and writing numbers, failing, views of a value and the parts of a request need the
// edge, which only the other file includes.
#include <string>
#include <vector>

#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/json/json.hpp>

std::string doubled(const std::string& numbers) {
  lambda_wasm::Result<std::vector<double>> values = lambda_wasm::try_from_json<std::vector<double>>(numbers);
  if (!values) return values.error()->message;
  for (double& value : *values) value *= 2;
  return lambda_wasm::to_json(*values);
}

std::string told(const lambda_wasm::Request& request) {
  return std::string(request.query.get("a").value_or(""))
      .append(request.headers.get("b").value_or(""))
      .append(request.header<"c">().value_or(""))
      .append(request.body());
}
