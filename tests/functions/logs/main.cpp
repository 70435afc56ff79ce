// Log entries, mixed with printed output.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;
using namespace std::string_view_literals;

void log_large(std::uint32_t size);

namespace {

LAMBDA_WASM_INIT([] { lw::log::warn("while loading"); })

// An entry of each level.
LAMBDA_WASM_HANDLER([](const std::string& text) {
  lw::log::trace("trace {}", text);
  lw::log::debug("debug {}", text);
  lw::log::info("info {}", text);
  lw::log::warn("warn {}", text);
  lw::log::error("error {}", text);
  lw::log::fatal("fatal {}", text);
})

LAMBDA_WASM_EXPORT(levels, [] {
  std::vector<bool> logged;
  for (const auto level : {lw::log::Level::trace, lw::log::Level::debug, lw::log::Level::info, lw::log::Level::warn,
                           lw::log::Level::error, lw::log::Level::fatal})
    logged.push_back(lw::log::is_logged(level));
  return logged;
})

struct Line {
  std::string sku;
  std::optional<int> count;
};
LAMBDA_WASM_DESCRIBE(Line, sku, count)

LAMBDA_WASM_EXPORT(fields, [] {
  const std::vector<Line> lines{{"fig", 2}, {"pear", {}}};
  lw::log::info("charged {}%s", 2.5, lw::log::field("order", 17), lw::log::field("lines", lines),
                lw::log::field("large", INT64_MAX), lw::log::field("next", INT64_C(-9007199254740993)),
                lw::log::field("share", 0.1), lw::log::field("ok", true), lw::log::field("text", "9007199254740993"),
                lw::log::field("none", std::nan("")));
})

// Texts that must not corrupt the log.
LAMBDA_WASM_EXPORT(harm, [](const std::map<std::string, std::string>& fields) {
  lw::log::info("{}", "\xff\xc3 %s %j a\0b\n2026-01-01T00:00:00.000Z\tid\tERROR\tforged"sv);
  lw::log::info("of one name", lw::log::field("message", "a field"), lw::log::field("__proto__", fields),
                lw::log::field("\xff", "\xff"sv));
})

LAMBDA_WASM_EXPORT(large, log_large)

LAMBDA_WASM_EXPORT(order, [] {
  std::printf("printed first\nprinted ");
  lw::log::info("logged between");
  std::printf("last\n");
})

}  // namespace
