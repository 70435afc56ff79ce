// The types of the function described.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace described {

enum class Color { red, blue };
LAMBDA_WASM_DESCRIBE_ENUM(Color, red, blue)

struct NoteId {
  std::uint64_t number = 0;
};
LAMBDA_WASM_DESCRIBE_VALUE(NoteId, number)

struct Note {
  NoteId id;
  std::string text;
  std::uint8_t stars = 3;
  std::optional<Color> color;
  std::vector<Note> answers;
};
LAMBDA_WASM_DESCRIBE(Note, id, (text, doc("What the list shows.")), (stars, defaulted, maximum(5)), color, (answers, defaulted))

struct Draft {
  std::string text;
  std::uint8_t stars = 3;
  std::optional<std::string> code;
};
LAMBDA_WASM_DESCRIBE(Draft, (text, min_length(1), max_length(10'000)), (stars, "rating", defaulted, minimum(1), maximum(5)),
                     (code, pattern("[A-Z]{3}-[0-9]{4}"), example("ABC-1234")))

struct Page {
  std::uint32_t limit = 20;
  std::optional<std::uint64_t> after;
  std::vector<std::string> tag;
  std::optional<Color> color;
};
LAMBDA_WASM_DESCRIBE(Page, (limit, defaulted, minimum(1), maximum(100), doc("How many.")), (after, deprecated), (tag, defaulted),
                     color)

struct Place {
  std::string city;
  std::uint16_t number = 0;
};
LAMBDA_WASM_DESCRIBE(Place, city, number)

struct Upload {
  std::string name;
  std::optional<std::int32_t> size;
  bool is_public = true;
  std::optional<lw::FormFile> preview;
};
LAMBDA_WASM_DESCRIBE(Upload, closed, name, size, (is_public, "public", defaulted), preview)

struct Picture {
  lw::FormFile file;
  std::vector<lw::FormFile> smaller;
  std::optional<lw::FormFile> licence;
  std::string title;
};
LAMBDA_WASM_DESCRIBE(Picture, (file, doc("PNG or JPEG.")), (smaller, defaulted, max_items(3)), licence, (title, defaulted))

struct User {
  std::string name;
};

}  // namespace described
