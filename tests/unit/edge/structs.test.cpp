// Closed structs, and the fields of base classes and of members, by every way in and out.

#include <catch_amalgamated.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/edge/native.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/schema.hpp>

using namespace lambda_wasm;

namespace structs_test {

struct Named {
  std::string name = "none";
  std::optional<std::string> alias;
};
LAMBDA_WASM_DESCRIBE_EVENT(Named, name, alias)

struct Size {
  int wide_mm = 1;
  std::vector<int> layers;
};
LAMBDA_WASM_DESCRIBE(Size, camel_case, (wide_mm, defaulted), layers)

struct Box {
  int id = 0;
  Size outside;
};
LAMBDA_WASM_DESCRIBE(Box, id, flatten(outside))

struct Parcel : Named {
  Box box;
  bool is_sent = false;
};
LAMBDA_WASM_DESCRIBE(Parcel, closed, base(Named), flatten(box), (is_sent, "sent"))

struct Pallet {
  std::vector<Parcel> parcels;
};
LAMBDA_WASM_DESCRIBE(Pallet, parcels)

struct Nothing {};
LAMBDA_WASM_DESCRIBE(Nothing, closed)

struct Patch {
  std::optional<std::string> title;
  int stars = 3;
};
LAMBDA_WASM_DESCRIBE_EVENT(Patch, title, closed, stars)

struct Tree {
  int size = 0;
  std::vector<Tree> of;
};
LAMBDA_WASM_DESCRIBE(Tree, closed, size, (of, defaulted))

// Rules of parts hold for the whole.
struct Range {
  int from = 0, to = 0;
};
LAMBDA_WASM_DESCRIBE(Range, from, to)
LAMBDA_WASM_CHECK(Range, "from is not after to", [](const Range& range) { return range.from <= range.to; })
struct Limit {
  int most = 9;
};
LAMBDA_WASM_DESCRIBE_EVENT(Limit, most)
LAMBDA_WASM_CHECK(Limit, "most is not 0", [](const Limit& limit) { return limit.most != 0; })
struct Zoom {
  Range levels;
};
LAMBDA_WASM_DESCRIBE(Zoom, flatten(levels))
struct Span : Range {};
LAMBDA_WASM_DESCRIBE(Span, (from, "start"), (to, "end"))
LAMBDA_WASM_CHECK(Span, "start is not 99", [](const Span& span) { return span.from != 99; })
struct View : Limit, Span {
  Zoom zoom;
};
LAMBDA_WASM_DESCRIBE(View, base(Limit), base(Span), flatten(zoom))
struct Extent : View {};
LAMBDA_WASM_DESCRIBE(Extent, base(View))
LAMBDA_WASM_CHECK(Extent, "zoom ends before end", [](const Extent& extent) { return extent.zoom.levels.to < extent.to; })

// The values of a Parcel, written by hand.
std::string written(const Parcel& parcel) {
  std::string text = parcel.name + "|" + parcel.alias.value_or("-") + "|" + std::to_string(parcel.box.id) + "|" +
                     std::to_string(parcel.box.outside.wide_mm) + "|";
  for (const int layer : parcel.box.outside.layers) text += std::to_string(layer) + ",";
  return text + (parcel.is_sent ? "|sent" : "|");
}

}  // namespace structs_test

namespace {

using structs_test::Nothing;
using structs_test::Pallet;
using structs_test::Parcel;
using structs_test::Patch;
using structs_test::Tree;

// What reading a T from the text says was wrong: the pointers and the words, from JSON text.
template <class T>
std::string misfits(std::string_view text) {
  std::string said;
  const Result<T> result = try_from_json<T>(text);
  if (result) return said;
  for (const Mismatch& mismatch : result.error()->mismatches)
    said += mismatch.pointer + " " + mismatch.expected + ", " + mismatch.found + "; ";
  return said;
}

// The same on the lane, which stops at the first mismatch; or the value, written by the lane.
template <class T>
std::string crossed(const std::string& text) {
  const edge::detail::JsonDocument document(text);
  const edge::detail::Schema schema = edge::detail::codec_schema(detail::codec_text<T>.data());
  edge::detail::Wire wire;
  edge::detail::Putter putter(wire);
  if (!putter.put(schema, &document.root())) {
    const Mismatch& mismatch = putter.mismatch();
    return mismatch.pointer + " " + mismatch.expected + ", " + mismatch.found + "; ";
  }
  return edge::detail::Taker({wire.words.data(), wire.text.data()}).take(schema).value_or("");
}

template <class T>
std::string_view schema() {
  return std::string_view(detail::TypeText<T>::descriptor.data()).substr(detail::type_marker.size());
}

constexpr std::string_view parcel = R"({"name":"pear","alias":"p","id":4,"wideMm":20,"layers":[1,2],"sent":true})";

}  // namespace

TEST_CASE("the schema of a struct has the fields of its base classes and members") {
  CHECK(schema<Parcel>() == "!(4:name?s5:alias?s2:idi6:wideMm?i6:layers[i4:sentb)");
  CHECK(schema<structs_test::Named>() == "(4:name?s5:alias?s)");
  CHECK(schema<Nothing>() == "!()");
  CHECK(schema<Patch>() == "!(5:title?s5:stars?i)");
}

TEST_CASE("fields of base classes and members are read and written as JSON text") {
  const Parcel read = from_json<Parcel>(parcel);
  CHECK(structs_test::written(read) == "pear|p|4|20|1,2,|sent");
  CHECK(to_json(read) == parcel);
  CHECK(structs_test::written(from_json<Parcel>(R"({"sent":false,"layers":[],"id":1})")) == "none|-|1|1||");
}

TEST_CASE("fields of base classes and members cross") {
  CHECK(crossed<Parcel>(std::string(parcel)) == parcel);
  const auto echo = [](const std::string& event) { return crossed<Pallet>(event); };
  const std::string pallet =
      R"({"parcels":[)" + std::string(parcel) + R"(,{"name":"fig","id":1,"wideMm":2,"layers":[],"sent":false}]})";
  CHECK(echo(pallet) == pallet);
}

TEST_CASE("a field that occurs twice is as new before it is read again, within members too") {
  CHECK(structs_test::written(from_json<Parcel>(
            R"({"id":1,"wideMm":9,"name":"a","layers":[5],"sent":true,"layers":[6],"wideMm":null,"name":null})")) ==
        "none|-|1|1|6,|sent");
}

TEST_CASE("a missing field of a base class or member is named") {
  CHECK(misfits<Parcel>("{}") == "/id integer of 32 bits, nothing; /layers array, nothing; /sent boolean, nothing; ");
  CHECK(crossed<Parcel>("{}") == "/id integer of 32 bits, nothing; ");
}

TEST_CASE("a closed struct names each unknown key") {
  CHECK(misfits<Parcel>(R"({"wide_mm":[1],"id":4,"layers":[],"sent":true,"x/y":null,"":{"name":1},"box":{}})") ==
        "/wide_mm nothing, array; /x~1y nothing, null; / nothing, object; /box nothing, object; ");
  CHECK(crossed<Parcel>(R"({"wide_mm":[1],"id":4,"layers":[],"sent":true,"x/y":null})") == "/wide_mm nothing, array; ");
  CHECK(misfits<Pallet>(R"({"parcels":[{"id":4,"layers":[],"sent":true,"no":"x"}],"other":1})") ==
        "/parcels/0/no nothing, string \"x\"; ");
  CHECK(misfits<Nothing>("{}") == "");
  CHECK(misfits<Nothing>(R"({"a": 1})") == "/a nothing, number 1; ");
  CHECK(crossed<Nothing>(R"({"a": 1})") == "/a nothing, number 1; ");
}

TEST_CASE("a closed struct's unknown key is told with what else does not fit, in the order of the text") {
  CHECK(misfits<Parcel>(R"({"no":1,"id":"x","layers":[],"sent":true,"not":2})") ==
        "/no nothing, number 1; /id integer of 32 bits, string \"x\"; /not nothing, number 2; ");
  CHECK(crossed<Parcel>(R"({"no":1,"id":"x","layers":[],"sent":true})") == "/id integer of 32 bits, string \"x\"; ");
}

TEST_CASE("unknown values are JSON too in a closed struct") {
  CHECK(try_from_json<Nothing>(R"({"a":[}})").error()->type == error_type::invalid_json);
  CHECK(try_from_json<Nothing>(R"({"a":})").error()->type == error_type::invalid_json);
}

TEST_CASE("every field of a closed event may be absent") {
  CHECK(from_json<Patch>(R"({"stars":null})").stars == 3);
  CHECK(misfits<Patch>(R"({"title":null,"start":5})") == "/start nothing, number 5; ");
  CHECK(crossed<Patch>(R"({"title":null,"start":5})") == "/start nothing, number 5; ");
}

TEST_CASE("the rules of base classes and flattened members hold, before those of the struct") {
  using structs_test::Extent;
  using structs_test::View;
  const auto text = [](int most, int start, int end, int from, int to) {
    return R"({"most":)" + std::to_string(most) + R"(,"start":)" + std::to_string(start) + R"(,"end":)" + std::to_string(end) +
           R"(,"from":)" + std::to_string(from) + R"(,"to":)" + std::to_string(to) + "}";
  };
  CHECK(misfits<View>(text(1, 2, 9, 3, 4)).empty());
  CHECK(misfits<View>(text(0, 2, 9, 3, 4)) == " most is not 0, object; ");
  CHECK(misfits<View>(text(1, 99, 9, 3, 4)) == " start is not 99, object; ");
  CHECK(misfits<View>(text(1, 10, 9, 3, 4)).empty());  // a rule of Range, whose description View does not take
  CHECK(misfits<View>(text(1, 2, 9, 5, 4)) == " from is not after to, object; ");
  CHECK(misfits<Extent>(text(1, 2, 9, 3, 9)) == " zoom ends before end, object; ");
  CHECK(misfits<Extent>(text(0, 2, 9, 3, 9)) == " most is not 0, object; ");
  CHECK(misfits<Extent>(text(1, 2, 9, 3, 4)).empty());
}

TEST_CASE("a closed struct may contain itself") {
  CHECK(from_json<Tree>(R"({"size":1,"of":[{"size":2}]})").of[0].size == 2);
  CHECK(misfits<Tree>(R"({"size":1,"of":[{"size":2,"b":1,"of":[{"c":0,"size":3}]}]})") ==
        "/of/0/b nothing, number 1; /of/0/of/0/c nothing, number 0; ");
}
