// Mutates inputs that are a byte and a JSON text: half of the time with libFuzzer's own mutations, else value by value, so that the text
// stays JSON.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

using Json = nlohmann::ordered_json;

class Mutation {
 public:
  explicit Mutation(unsigned seed) : random_(seed) {}

  void change(Json& root) {
    std::vector<Json*> all;
    collect(root, all);
    Json& at = *all[below(all.size())];
    const Json other = *all[below(all.size())];
    switch (below(6)) {
      case 0:
        at = interesting();
        break;
      case 1:
        at = other;
        break;
      case 2:
        if (at.is_array())
          at.insert(at.begin() + static_cast<std::ptrdiff_t>(below(at.size() + 1)), below(2) == 0 ? interesting() : other);
        if (at.is_object()) at[key(all)] = below(2) == 0 ? interesting() : other;
        break;
      case 3:
        if (at.is_structured() && !at.empty()) at.erase(std::next(at.begin(), static_cast<std::ptrdiff_t>(below(at.size()))));
        break;
      case 4:
        at = below(2) == 0 ? Json::array({at, other}) : Json({{key(all), at}});
        break;
      default:
        if (at.is_string()) at = bytes(at.get<std::string>());
        if (at.is_number()) at = static_cast<std::int64_t>(random_()) >> below(64);
    }
  }

 private:
  std::size_t below(std::size_t count) { return random_() % count; }

  static void collect(Json& value, std::vector<Json*>& all) {
    all.push_back(&value);
    for (Json& inner : value)
      if (value.is_structured()) collect(inner, all);
  }

  Json interesting() {
    static const std::vector<Json> values{nullptr,
                                          true,
                                          false,
                                          0,
                                          -1,
                                          1.5,
                                          1e300,
                                          -0.0,
                                          127,
                                          256,
                                          2147483648,
                                          4294967295u,
                                          9007199254740993,
                                          INT64_MIN,
                                          UINT64_MAX,
                                          "",
                                          "a",
                                          "\xc3\xa9",
                                          "12",
                                          "1.0",
                                          "AAA=",
                                          "2024-02-29T23:59:59.5+01:00",
                                          "red",
                                          "a=b; c=d",
                                          "/x?y=%20",
                                          Json::array(),
                                          Json::object(),
                                          Json::array({1, 2}),
                                          Json::array({nullptr})};
    return values[below(values.size())];
  }
  std::string key(const std::vector<Json*>& all) {
    const Json& from = *all[below(all.size())];
    if (from.is_object() && !from.empty()) return std::next(from.begin(), static_cast<std::ptrdiff_t>(below(from.size()))).key();
    return below(2) == 0 ? "7" : "k";
  }
  std::string bytes(std::string text) {
    text.resize(text.size() + 8);
    text.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(text.data()), text.size() - 8, text.size()));
    return text;
  }

  std::mt19937 random_;
};

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
  if (size < 2 || seed % 2 == 0) return LLVMFuzzerMutate(data, size, max_size);
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return LLVMFuzzerMutate(data, size, max_size);
  Mutation mutation(seed);
  for (unsigned count = 1 + seed / 2 % 3; count != 0; --count) mutation.change(json);
  const std::string made = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (made.size() + 1 > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::memcpy(data + 1, made.data(), made.size());
  if (seed / 64 % 16 == 0) LLVMFuzzerMutate(data, 1, 1);
  return made.size() + 1;
}
