#include <catch_amalgamated.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/records.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/wire/reader.hpp>

using namespace lambda_wasm;
using namespace lambda_wasm::events;

namespace events_records_test {

struct Record {
  std::string_view id;
  std::uint32_t index = no_index;
};
LAMBDA_WASM_DESCRIBE_EVENT(Record, id)
struct Event {
  Records<Record> records;
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, records)

void check_numbered(const Records<Record>& records) {
  REQUIRE(records.size() == 3);
  for (std::uint32_t i = 0; i != 3; ++i) CHECK(records[i].index == i);
}

TEST_CASE("records know their index, whatever they were read from", "[events]") {
  Storage storage;
  check_numbered(try_from_json<Event>(R"({"records":[{"id":"a"},{"id":"b"},{"id":"c"}]})", storage)->records);
  const std::uint32_t words[] = {1, 3, 1, 1, 1, 1, 1, 1};
  check_numbered(wire::Reader({words, "abc"}).read<Event>().records);
  check_numbered({{.id = "a"}, {.id = "b"}, {.id = "c"}});
  CHECK(Record{}.index == no_index);
}

TEST_CASE("the index of a record does not cross", "[events]") {
  CHECK(to_json(Event{{{.id = "a"}}}) == R"({"records":[{"id":"a"}]})");
  CHECK(std::string_view(detail::codec_text<std::vector<Record>>.data()).ends_with("[@0;"));
}

}  // namespace events_records_test
