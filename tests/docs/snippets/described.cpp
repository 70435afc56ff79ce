#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace shop {

enum class Size { small, large };
LAMBDA_WASM_DESCRIBE_ENUM(Size, small, (large, "L"))

struct Line {
  std::string sku;
  std::uint16_t count = 1;
  std::optional<Size> size;
};
LAMBDA_WASM_DESCRIBE(Line, sku, (count, defaulted), size)

class Basket {
 public:
  LAMBDA_WASM_DESCRIBE(Basket, (lines_, "lines"), (labels_, "labels", defaulted), (ordered_, "orderedAt"),
                       (signature_, "signature", defaulted))
  [[nodiscard]] std::size_t pieces() const {
    std::size_t pieces = 0;
    for (const Line& line : lines_) pieces += line.count;
    return pieces;
  }

 private:
  std::vector<Line> lines_;
  std::map<std::string, std::string> labels_;
  std::chrono::sys_time<std::chrono::milliseconds> ordered_;
  lw::Bytes signature_;
};

}  // namespace shop

LAMBDA_WASM_EXPORT(pieces, [](const shop::Basket& basket) { return static_cast<std::uint32_t>(basket.pieces()); })

namespace queue {

// What Amazon SQS sends; only what is described crosses.
struct Record {
  std::string_view messageId;
  std::string_view body;
};
LAMBDA_WASM_DESCRIBE_EVENT(Record, messageId, body)

struct Event {
  std::vector<Record> records;
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, (records, "Records"))

}  // namespace queue

LAMBDA_WASM_EXPORT(take, [](const queue::Event& event) {
  std::uint32_t pieces = 0;
  for (const queue::Record& record : event.records) pieces += lw::from_json<shop::Line>(record.body).count;
  return pieces;
})
