#include <catch_amalgamated.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/wire/reader.hpp>

using namespace lambda_wasm;

namespace bytes_test {

struct Strict {
  std::optional<Bytes> bytes;
  std::optional<BytesView> view;
};
LAMBDA_WASM_DESCRIBE(Strict, bytes, view)

struct Event {
  std::vector<std::optional<Bytes>> bytes;
  BytesView view;
  Strict strict;
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, bytes, view, strict)

template <class T>
std::string text_of_type() {
  return std::string(detail::TypeText<T>::descriptor.text).substr(detail::type_marker.size());
}

}  // namespace bytes_test
using namespace bytes_test;

TEST_CASE("bytes of a struct are strict, and of an event struct lenient") {
  CHECK(text_of_type<Strict>() == "(5:bytes?y4:view?y)");
  CHECK(text_of_type<Event>() == "(5:bytes?[?Y4:view?Y6:strict?@0;)");

  Storage storage;
  const Result<Event> event =
      try_from_json<Event>(R"({"bytes":["-_8",null],"view":"A P8","strict":{"bytes":"AP8=","view":"AP8="}})", storage);
  REQUIRE(event);
  CHECK(event->bytes[0]->view() == "\xfb\xff");
  CHECK_FALSE(event->bytes[1].has_value());
  CHECK(event->view.view() == std::string_view("\0\xff", 2));
  CHECK(to_json(*event) == R"({"bytes":["+/8=",null],"view":"AP8=","strict":{"bytes":"AP8=","view":"AP8="}})");

  for (const char* text :
       {R"({"bytes":"AP8"})", R"({"view":"AP8"})", R"({"view":"-_8="})", R"({"view":5})", R"({"view":"\u0041P8"})"}) {
    const Result<Event> within = try_from_json<Event>(R"({"strict":)" + std::string(text) + "}", storage);
    REQUIRE_FALSE(within);
    CHECK(within.error()->mismatches[0].expected == "string of base64");
  }
}

TEST_CASE("a BytesView views the storage of JSON text, and the text of a message") {
  STATIC_CHECK(detail::has_views<BytesView>());
  STATIC_CHECK(detail::has_views<Event>());
  STATIC_CHECK_FALSE(detail::has_views<Bytes>());

  Storage storage;
  const std::vector<BytesView> views = *try_from_json<std::vector<BytesView>>(R"(["AQID","\u0041QI\u003d","","BAUG"])", storage);
  CHECK(views == std::vector<BytesView>{BytesView(std::string_view("\1\2\3")), BytesView(std::string_view("\1\2")), BytesView(),
                                        BytesView(std::string_view("\4\5\6"))});

  const std::array<std::uint32_t, 1> words{2};
  const char text[] = "\xff\x01";
  const auto view = wire::Reader({words.data(), text}).read<BytesView>();
  CHECK(view.view().data() == text);
  CHECK(view.size() == 2);
}
