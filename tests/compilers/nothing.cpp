// Types described without fields or values.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

struct Nothing {};
LAMBDA_WASM_DESCRIBE(Nothing)
struct Inside {
  LAMBDA_WASM_DESCRIBE(Inside)
};
struct Event {};
LAMBDA_WASM_DESCRIBE_EVENT(Event)
enum class None {};
LAMBDA_WASM_DESCRIBE_ENUM(None)

struct Holder {
  Nothing a;
  std::vector<Nothing> b;
  std::optional<Inside> c;
  std::map<std::string, Event> d;
  std::vector<None> e;
};
LAMBDA_WASM_DESCRIBE(Holder, a, b, c, d, e)

Nothing nothing(Nothing in) { return in; }
Holder holder(const Holder& in) { return in; }
lw::Task<Event> waits(Inside) { co_return Event{}; }
std::string as_text(const lw::Request& request) {
  lw::log::info("{}", Inside{}, lw::log::field("event", Event{}));
  return lw::to_json(request.json<Nothing>()) + lw::to_json(lw::from_json<Event>("{}")) + lw::format("{}", Nothing{});
}
void unused_parameters() {}

}  // namespace

LAMBDA_WASM_HANDLER(nothing)
LAMBDA_WASM_EXPORT(holder, holder)
LAMBDA_WASM_EXPORT(waits, waits)
LAMBDA_WASM_EXPORT(as_text, as_text)
LAMBDA_WASM_FUNCTION(unused_parameters)
