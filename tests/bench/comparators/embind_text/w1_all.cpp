// W1 that reads every header, query value and cookie; the event crosses as text.

#include <cstddef>
#include <string>

#include <emscripten/bind.h>
#include <nlohmann/json.hpp>

using nlohmann::json;

namespace {

std::size_t length_of(const json& object) {
  std::size_t length = 0;
  for (const auto& [name, value] : object.items()) length += name.size() + value.get_ref<const std::string&>().size();
  return length;
}

std::size_t length_of_cookies(const json& cookies) {
  std::size_t length = 0;
  for (const json& cookie : cookies) length += cookie.get_ref<const std::string&>().size() - 1;  // less its `=`
  return length;
}

std::string handler(const std::string& text) {
  const json event = json::parse(text);
  const json seen = {
      {"path", event["rawPath"]},
      {"method", event["requestContext"]["http"]["method"]},
      {"headers", length_of(event["headers"])},
      {"query", length_of(event["queryStringParameters"])},
      {"cookies", length_of_cookies(event["cookies"])},
  };
  const json reply = {{"statusCode", 200}, {"headers", {{"content-type", "application/json"}}}, {"body", seen.dump()}};
  return reply.dump();
}

}  // namespace

EMSCRIPTEN_BINDINGS(w1_all) { emscripten::function("handler", &handler); }
