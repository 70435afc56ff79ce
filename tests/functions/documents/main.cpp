// A function with each kind of entry and of value, for the documents that the build writes beside its zip.
#include <lambda_wasm.hpp>
#include <lambda_wasm/json_schema.hpp>

#include "types.hpp"

using namespace documents;

namespace {

// The other file has a type of this name.
struct Hidden {
  std::int32_t a = 0;
};
LAMBDA_WASM_DESCRIBE(Hidden, a)

}  // namespace

LAMBDA_WASM_HANDLER([](const lambda_wasm::Request&) { return lambda_wasm::Response{200}; })
LAMBDA_WASM_EXPORT(plain, [](const Plain& plain) { return plain; })
LAMBDA_WASM_EXPORT(note, [](const Note& note) { return note; })
LAMBDA_WASM_EXPORT(page, [](const Page<Note>&) {})
LAMBDA_WASM_EXPORT(own, [](const Own& own) -> lambda_wasm::Task<Own> { co_return own; })
LAMBDA_WASM_EXPORT(event, [](const Event&) {})
LAMBDA_WASM_EXPORT(limited, [](const Limited& limited) { return limited; })
LAMBDA_WASM_EXPORT(choices, [](const Choices& choices) { return choices; })
LAMBDA_WASM_EXPORT(derived, [](const Derived& derived) { return derived; })
LAMBDA_WASM_EXPORT(tick, [] {})
LAMBDA_WASM_EXPORT(hidden, [](const Hidden&) {})
LAMBDA_WASM_EXPORT(feed, [](const Event&, lambda_wasm::ResponseStream& stream) -> lambda_wasm::Task<> {
  co_await stream.write("a page");
})

static double sum(double a, std::optional<std::int64_t> b) { return a + static_cast<double>(b.value_or(0)); }
LAMBDA_WASM_FUNCTION(sum)

static lambda_wasm::Task<std::string> store(Own own, Event event) { co_return event.kind + std::string(own.bytes.view()); }
LAMBDA_WASM_FUNCTION(store)

// The schemas as the program itself makes them.
static std::map<std::string, std::string> schemas() {
  using enum lambda_wasm::Direction;
  return {{"plain.event", lambda_wasm::json_schema<Plain>()},
          {"note.event", lambda_wasm::json_schema<Note>()},
          {"note.reply", lambda_wasm::json_schema<Note>(output)},
          {"page.event", lambda_wasm::json_schema<Page<Note>>()},
          {"own.event", lambda_wasm::json_schema<Own>()},
          {"limited.event", lambda_wasm::json_schema<Limited>()},
          {"limited.reply", lambda_wasm::json_schema<Limited>(output)},
          {"choices.event", lambda_wasm::json_schema<Choices>()},
          {"choices.reply", lambda_wasm::json_schema<Choices>(output)},
          {"derived.reply", lambda_wasm::json_schema<Derived>(output)},
          {"event.event", lambda_wasm::json_schema<Event>()},
          {"tree.event", lambda_wasm::json_schema<Tree>()},
          {"tree.reply", lambda_wasm::json_schema<Tree>(output)}};
}
LAMBDA_WASM_FUNCTION(schemas)
