// The vectors that also test the lane's JavaScript (tests/javascript/codec.test.mjs).

#include <catch_amalgamated.hpp>

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <lambda_wasm/detail/enumerators.hpp>
#include <lambda_wasm/edge/native.hpp>

using namespace lambda_wasm;
using edge::detail::Json;
using edge::detail::JsonDocument;

namespace {

std::string file(const std::string& name) {
  const std::string here = __FILE__;
  const std::string path = here.substr(0, here.rfind("unit")) + "vectors/" + name;
  std::ifstream stream(path, std::ios::binary);
  INFO("the vectors in " << path);
  REQUIRE(stream.good());
  return {std::istreambuf_iterator<char>(stream), {}};
}

#ifdef LAMBDA_WASM_ZLIB
constexpr bool has_zlib = true;
#else
constexpr bool has_zlib = false;
#endif

const std::string& text_of(const Json& vector, std::string_view name) {
  const Json* member = vector.find(name);
  REQUIRE(member != nullptr);
  return member->text;
}

// A vector's schema, and the types that it refers to by their numbers.
struct VectorSchema {
  explicit VectorSchema(const Json& vector) {
    const auto refer = [this](std::size_t number) -> const edge::detail::Schema& { return *types.at(number); };
    if (const Json* texts = vector.find("types")) {
      for (std::size_t i = 0; i != texts->elements.size(); ++i) types.push_back(std::make_unique<edge::detail::Schema>());
      for (std::size_t i = 0; i != types.size(); ++i)
        *types[i] = edge::detail::SchemaReader(texts->elements[i]->text, refer).schema();
    }
    schema = edge::detail::SchemaReader(text_of(vector, "schema"), refer).schema();
  }
  VectorSchema(const VectorSchema&) = delete;
  VectorSchema& operator=(const VectorSchema&) = delete;

  std::vector<std::unique_ptr<edge::detail::Schema>> types;
  edge::detail::Schema schema;
};

// Each block has its own memory of the exact size, so that sanitizers detect reads past the end.
std::optional<std::string> taken(const edge::detail::Schema& schema, const std::vector<std::uint32_t>& words,
                                 const std::string& text) {
  const std::vector<std::uint32_t> own_words(words);
  const std::vector<char> own_text(text.begin(), text.end());
  return edge::detail::Taker({own_words.data(), own_text.data()}).take(schema);
}

// A word is a number, null for padding, or the name of an AnyTag.
std::uint32_t word_of(const Json& word) {
  if (word.type != Json::Type::string) return static_cast<std::uint32_t>(word.number);
  return [&]<std::size_t... Tags>(std::index_sequence<Tags...>) {
    std::uint32_t found = UINT32_MAX;
    ((detail::name_of<static_cast<wire::AnyTag>(Tags)>() == word.text ? void(found = Tags) : void()), ...);
    return found;
  }(std::make_index_sequence<detail::enumerator_count<wire::AnyTag>()>());
}

void check_back(const Json& vector, const std::optional<std::string>& back) {
  const Json* expected = vector.find("back");
  REQUIRE(expected != nullptr);
  if (expected->type == Json::Type::null) {
    CHECK_FALSE(back.has_value());
  } else {
    CHECK(back == expected->text);
  }
}

}  // namespace

TEST_CASE("values are written and read as in the vectors") {
  const JsonDocument vectors(file("codec.json"));
  REQUIRE(vectors.problem().empty());
  for (const Json* vector : vectors.root().elements) {
    INFO(text_of(*vector, "about") << ": " << text_of(*vector, "value") << " as " << text_of(*vector, "schema"));
    const JsonDocument value(text_of(*vector, "value"));
    REQUIRE(value.problem().empty());
    const VectorSchema parsed(*vector);
    const edge::detail::Schema& schema = parsed.schema;
    edge::detail::Wire wire;
    edge::detail::Putter putter(wire);
    const bool fits = putter.put(schema, &value.root());
    if (!has_zlib && vector->find("zlib") != nullptr) {
      CHECK_FALSE(fits);
      CHECK(putter.mismatch().expected == "base64 of gzip of JSON");
      continue;
    }

    if (const Json* mismatch = vector->find("mismatch")) {
      REQUIRE_FALSE(fits);
      CHECK(putter.mismatch() ==
            Mismatch{text_of(*mismatch, "pointer"), text_of(*mismatch, "expected"), text_of(*mismatch, "found")});
      continue;
    }
    REQUIRE(fits);
    if (const Json* words = vector->find("words")) {
      std::vector<std::uint32_t> expected;
      for (const Json* word : words->elements) expected.push_back(word_of(*word));
      CHECK(wire.words == expected);
    }
    if (vector->find("text") != nullptr) CHECK(wire.text == text_of(*vector, "text"));
    if (vector->find("bytes") != nullptr) CHECK(text::base64_encode(wire.text) == text_of(*vector, "bytes"));
    check_back(*vector, taken(schema, wire.words, wire.text));
  }
}

TEST_CASE("results that no event can contain are read as in the vectors") {
  const JsonDocument vectors(file("results.json"));
  REQUIRE(vectors.problem().empty());
  for (const Json* vector : vectors.root().elements) {
    INFO(text_of(*vector, "about"));
    std::vector<std::uint32_t> words;
    for (const Json* word : vector->find("words")->elements) words.push_back(word_of(*word));
    const std::optional<std::string> text = text::base64_decode(text_of(*vector, "text"));
    REQUIRE(text.has_value());
    check_back(*vector, taken(VectorSchema(*vector).schema, words, *text));
  }
}
