#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

struct Visit {
  std::string page;
  std::uint32_t seconds = 0;
};
LAMBDA_WASM_DESCRIBE(Visit, page, (seconds, defaulted))

struct Total {
  std::uint64_t visits = 0;
  std::uint64_t seconds = 0;
};
LAMBDA_WASM_DESCRIBE(Total, visits, seconds)

// Described structs in and out: for direct invocation, and for any service whose event has these fields.
Total add(const std::vector<Visit>& visits) {
  Total total{visits.size(), 0};
  for (const Visit& visit : visits) total.seconds += visit.seconds;
  return total;
}

}  // namespace

LAMBDA_WASM_EXPORT(add, add)

// Nothing in, text out.
LAMBDA_WASM_EXPORT(version, [] { return std::string("1.4.2"); })

// The context alone, or after an input.
LAMBDA_WASM_EXPORT(trace, [](const lw::Context& context) { return context.trace_id(); })
LAMBDA_WASM_EXPORT(left, [](const Visit&, const lw::Context& context) { return context.remaining_time().count(); })

// Nothing out: the reply is null, and over HTTP it is 204.
LAMBDA_WASM_EXPORT(forget, [](const lw::Request&) {})

std::string table;
LAMBDA_WASM_INIT([] {
  const char* const name = std::getenv("TABLE");
  if (name == nullptr) throw std::runtime_error("TABLE is not set");
  table = name;
})
