#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// Names of types in JSON Schema, from the names that compilers write for C++ types. The build has the same in JavaScript
// (cmake/javascript/build/documents/component_names.mjs); tests/vectors/component_names.json tests both. A byte that is not ASCII
// is part of a letter.

namespace lambda_wasm::detail {

class ComponentNames {
 public:
  using Texts = std::vector<std::string>;

  /// The names of these types: the last part of each name, after as many of its namespaces as tell it from the others. What
  /// remains equal is numbered in the order given.
  static Texts of(const Texts& types) {
    struct Shown {
      Texts parts;
      std::size_t count = 1;
      [[nodiscard]] std::string name() const {
        if (count == 1) return parts.back();
        std::string name;
        for (std::size_t i = parts.size() - count; i != parts.size(); ++i) name += capital(parts[i]);
        return name;
      }
    };
    std::map<Texts, Shown> known;
    std::vector<Texts> qualified;
    for (const std::string& type : types) {
      Texts parts = scopes_and_own(type);
      for (std::string& part : parts) part = words_of(part);
      known.try_emplace(parts, Shown{parts});
      qualified.push_back(std::move(parts));
    }
    for (bool is_clear = false; !is_clear;) {
      std::map<std::string, int> counts;
      for (const auto& [parts, shown] : known) ++counts[shown.name()];
      is_clear = true;
      std::vector<Shown*> unclear;
      for (auto& [parts, shown] : known) {
        const std::string name = shown.name();
        if ((counts[name] > 1 || is_taken(name)) && shown.count < parts.size()) unclear.push_back(&shown);
      }
      for (Shown* shown : unclear) ++shown->count;
      is_clear = unclear.empty();
    }
    Texts names;
    for (const Texts& parts : qualified) names.push_back(known.at(parts).name());
    return numbered(names);
  }

 private:
  static constexpr std::string_view spaces = " \t\n";

  // The names that TypeScript has, or that the build's file of types uses.
  static bool is_taken(std::string_view name) {
    static constexpr std::string_view taken[] = {"any",    "bigint",  "boolean",        "never",      "null",    "number",
                                                 "object", "string",  "symbol",         "undefined",  "unknown", "void",
                                                 "Date",   "Promise", "ResponseStream", "Uint8Array", "type",    "asserts",
                                                 "infer",  "keyof",   "readonly",       "unique",     "is"};
    return std::find(std::begin(taken), std::end(taken), name) != std::end(taken);
  }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  }
  static bool is_of_word(char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '$'; }

  static std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
  }
  static std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(spaces);
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
  }
  static bool skip(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
  }

  // Splits a text at a separator outside of brackets.
  static Texts split(std::string_view text, std::string_view separator) {
    Texts parts;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (std::string_view("<({[").find(text[at]) != std::string_view::npos) ++depth;
      if (std::string_view(">)}]").find(text[at]) != std::string_view::npos) --depth;
      if (depth == 0 && text.substr(at).starts_with(separator)) {
        parts.emplace_back(trimmed(text.substr(begin, at - begin)));
        at += separator.size() - 1;
        begin = at + 1;
      }
    }
    parts.emplace_back(trimmed(text.substr(begin)));
    return parts;
  }

  // The namespaces and classes of a name, and then its own. Functions, anonymous and inline namespaces are left out.
  static Texts scopes_and_own(std::string_view type) {
    for (const std::string_view word : {"const ", "volatile ", "struct ", "class ", "enum ", "union "}) {
      if (skip(type, word)) break;
    }
    Texts named;
    for (std::string& part : split(type, "::")) {
      const bool has_name = !part.empty() && (is_letter(part[0]) || part[0] == '_' || part[0] == '$');
      const std::string_view view = part;
      if (has_name && !view.starts_with("__") && !view.ends_with(")") && !view.ends_with(") const"))
        named.push_back(std::move(part));
    }
    if (named.empty()) named.emplace_back("Type");
    return named;
  }

  // The words of a name: `Page<ns::Order, 16>` is `PageOrder16`.
  static std::string words_of(std::string_view name) {
    const std::size_t at = name.find('<');
    std::string words;
    if (at == std::string_view::npos) {
      bool is_first = true;
      for (std::size_t i = 0; i < name.size();) {
        std::size_t end = i;
        while (end < name.size() && is_of_word(name[end])) ++end;
        const std::string word(name.substr(i, end - i));
        words += is_first ? word : capital(word);
        is_first = false;
        while (end < name.size() && !is_of_word(name[end])) ++end;
        i = end;
      }
      return words;
    }
    std::size_t stem = 0;
    while (stem < name.size() && is_of_word(name[stem])) ++stem;
    words = name.substr(0, stem);
    if (words == "basic_string" || words == "basic_string_view") return words.substr(std::string_view("basic_").size());
    const std::size_t found = name.rfind('>'), end = found == std::string_view::npos ? name.size() - 1 : found;
    for (const std::string& each : split(name.substr(at + 1, end > at ? end - at - 1 : 0), ",")) {
      if (!each.empty()) words += argument(each);
    }
    return words;
  }

  // A number of a template argument, such as `(ns::Colour)1` or `16UL`: its digits. Empty if it is none.
  static std::string number(std::string_view text) {
    if (text.starts_with('(')) {
      const std::size_t end = text.rfind(')');
      if (end == std::string_view::npos) return {};
      text.remove_prefix(end + 1);
    }
    std::string digits = skip(text, "-") ? "Minus" : "";
    std::size_t size = 0;
    while (size < text.size() && is_digit(text[size])) ++size;
    const bool is_number = size != 0 && text.find_first_not_of("uUlL", size) == std::string_view::npos;
    return is_number ? digits.append(text.substr(0, size)) : std::string();
  }
  static std::string argument(std::string_view text) {
    if (std::string digits = number(text); !digits.empty()) return digits;
    const bool is_character = text.size() == 3 && text[0] == '\'' && text[2] == '\'';
    if (is_character && is_of_word(text[1]) && static_cast<unsigned char>(text[1]) < 0x80 && text[1] != '$')
      return std::string(1, text[1]);
    const Texts parts = scopes_and_own(text);
    if (parts.size() > 1 && parts[0] == "std" && is_noise(parts.back())) return {};
    const std::string words = words_of(parts.back());
    std::string joined;
    for (std::size_t i = 0; i < words.size();) {
      const std::size_t letter = (std::min)(words.find_first_not_of('_', i), words.size());
      if (letter != i && letter < words.size() && is_letter(words[letter])) {
        joined += capital(std::string(1, words[letter]));
        i = letter + 1;
      } else {
        joined += words[i++];
      }
    }
    return capital(joined);
  }
  // Arguments that standard containers have by default.
  static bool is_noise(std::string_view own) {
    for (const std::string_view stem : {"allocator", "char_traits", "less", "greater", "equal_to", "hash", "default_delete"}) {
      if (own.starts_with(stem) && own.substr(stem.size()).starts_with('<')) return true;
    }
    return false;
  }

  static Texts numbered(const Texts& names) {
    std::set<std::string> used;
    const std::set<std::string> all(names.begin(), names.end());
    Texts unique;
    for (const std::string& name : names) {
      std::string each = name;
      for (int number = 2; is_taken(each) || used.contains(each) || (each != name && all.contains(each)); ++number)
        each = name + std::to_string(number);
      used.insert(each);
      unique.push_back(each);
    }
    return unique;
  }
};

}  // namespace lambda_wasm::detail
