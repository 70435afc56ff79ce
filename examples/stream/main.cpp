// A reply of any size, streamed while it is produced: the query sets the number and size of the lines. Memory holds one line at a time.

#include <lambda_wasm.hpp>

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace lw = lambda_wasm;

static std::uint32_t number(const lw::Request& request, std::string_view name, std::uint32_t otherwise, std::uint32_t most) {
  const std::string_view text = request.query.get(name).value_or("");
  if (text.empty()) return otherwise;
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value > most) {
    throw lw::HttpError(400, std::string(name) + " is a number up to " + std::to_string(most) + ".");
  }
  return value;
}

lw::Task<> stream(const lw::Request& request, lw::ResponseStream& reply) {
  const std::uint32_t lines = number(request, "lines", 3, 1'000'000);
  const std::uint32_t size = number(request, "size", 32, 65'536);
  reply.start({.headers = {{"content-type", "text/plain; charset=utf-8"}}});
  for (std::uint32_t i = 1; i <= lines; ++i) {
    std::string line = std::to_string(i) + ' ';
    if (line.size() < size) line.resize(size, '.');
    line += '\n';
    co_await reply.write(line);
  }
}

LAMBDA_WASM_HANDLER(stream)
LAMBDA_WASM_EXPORT(whole, stream, buffered)
