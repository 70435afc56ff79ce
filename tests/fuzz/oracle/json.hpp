#pragma once
/// @file
/// JSON text as a tree, by nlohmann_json's parser: all members of an object, equal keys included, and numbers as text.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace oracle {

struct Value {
  enum class Type { null, boolean, number, string, array, object };
  Type type = Type::null;
  bool boolean = false;
  std::string text;  ///< of a string; of a number as it was written, except of an integer that fits 64 bits
  std::vector<std::pair<std::string, Value>> members{};  ///< the keys of an array are empty

  [[nodiscard]] bool is(Type other) const { return type == other; }

  /// The number of arrays and objects around its innermost value.
  [[nodiscard]] std::size_t depth() const {
    std::size_t deepest = 0;
    for (const auto& [key, value] : members) deepest = std::max(deepest, value.depth());
    return deepest + (is(Type::array) || is(Type::object) ? 1 : 0);
  }

  /// The last member of that name, which is the effective one, or nullptr.
  [[nodiscard]] const Value* last(std::string_view name) const {
    const Value* found = nullptr;
    for (const auto& [key, value] : members)
      if (key == name) found = &value;
    return found;
  }
};

enum class Verdict {
  json,
  not_json,
  unknown,  ///< nlohmann_json rejects lone surrogates and numbers beyond double's range, and skips a byte order mark
};

class Tree : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Tree(std::string_view text) {
    const bool is_json = nlohmann::json::sax_parse(text.begin(), text.end(), this);
    if (is_json) verdict_ = Verdict::json;
    if (text.starts_with("\xef\xbb\xbf")) verdict_ = Verdict::unknown;
    if (text.find('\0') != text.npos) verdict_ = Verdict::not_json;  // that parser takes a NUL as the text's end
  }
  [[nodiscard]] Verdict verdict() const { return verdict_; }
  [[nodiscard]] const Value& root() const { return root_; }

  // ---- The callbacks of the parser

  using Type = Value::Type;
  bool null() override { return put({}); }
  bool boolean(bool value) override { return put({Type::boolean, value, {}}); }
  bool number_integer(std::int64_t value) override { return put({Type::number, false, std::to_string(value)}); }
  bool number_unsigned(std::uint64_t value) override { return put({Type::number, false, std::to_string(value)}); }
  bool number_float(double, const std::string& written) override { return put({Type::number, false, written}); }
  bool string(std::string& value) override { return put({Type::string, false, value}); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open({Type::object, false, {}}); }
  bool start_array(std::size_t) override { return open({Type::array, false, {}}); }
  bool key(std::string& name) override {
    key_ = name;
    return true;
  }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception& error) override {
    const bool is_unknown = error.id == 406 || std::string_view(error.what()).find("surrogate") != std::string_view::npos;
    verdict_ = is_unknown ? Verdict::unknown : Verdict::not_json;
    return false;
  }

 private:
  Value& place() { return open_.empty() ? root_ : open_.back()->members.emplace_back(std::move(key_), Value()).second; }
  bool put(Value value) {
    Value& to = place();
    key_.clear();
    to = std::move(value);
    return true;
  }
  bool open(Value value) {
    Value& to = place();
    key_.clear();
    to = std::move(value);
    open_.push_back(&to);  // the pointer stays valid: its parent gets no other member before it closes
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  Value root_;
  std::string key_;
  std::vector<Value*> open_;
  Verdict verdict_ = Verdict::not_json;
};

/// Whether two texts hold the same value of a type: in any order of keys, and of the elements of a std::unordered_set.
template <class T>
bool have_same_value(std::string_view one, std::string_view other) {
  const auto parsed = [](std::string_view text) {
    nlohmann::json value = nlohmann::json::parse(text);
    if constexpr (requires { typename T::hasher; })
      if (value.is_array()) std::sort(value.begin(), value.end());
    return value;
  };
  return parsed(one) == parsed(other);
}

/// Whether a text is JSON whose numbers are doubles.
inline bool is_json(std::string_view text) { return Tree(text).verdict() == Verdict::json; }

}  // namespace oracle
