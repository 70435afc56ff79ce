// Drawings: every way in which C++ types and JSON correspond, in one function.
//
//   index.handler  measures a drawing
//   index.change   changes the title and the description of a drawing, as PATCH does

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include <lambda_wasm.hpp>

namespace drawings {

// ---- A value of its own type. An id crosses as its text.

struct DrawingId {
  std::string text;
};
LAMBDA_WASM_DESCRIBE_VALUE(DrawingId, text)

// A color crosses as text too, and checks it.
class Color {
 public:
  using crosses_as = std::string;

  Color() = default;
  explicit Color(const std::string& text) : text_(text) {
    if (text.size() != 7 || text[0] != '#' || text.find_first_not_of("0123456789abcdef", 1) != std::string::npos)
      throw std::invalid_argument("color such as #c03020");
  }
  [[nodiscard]] const std::string& crossing() const { return text_; }

 private:
  std::string text_ = "#000000";
};

// ---- Constraints, and members of a base class. Unknown members are refused.

struct Styled {
  Color color;
  std::optional<std::uint8_t> line_width;
};
LAMBDA_WASM_DESCRIBE(Styled, camel_case, (color, defaulted), (line_width, minimum(1)))

struct Circle : Styled {
  double radius = 0;
};
LAMBDA_WASM_DESCRIBE(Circle, closed, base(Styled), (radius, exclusive_minimum(0)))

struct Rectangle : Styled {
  double width = 0;
  double height = 0;
};
LAMBDA_WASM_DESCRIBE(Rectangle, closed, base(Styled), (width, exclusive_minimum(0)), (height, exclusive_minimum(0)))

// ---- A union, and a type within itself: a group of shapes is a shape.

struct Group {
  std::vector<struct Shape> shapes;
};
struct Shape : std::variant<Circle, Rectangle, Group> {
  using variant::variant;
};
LAMBDA_WASM_DESCRIBE(Group, closed, shapes)
LAMBDA_WASM_DESCRIBE_UNION(Shape, tag("kind"), (Circle, "circle"), (Rectangle, "rectangle"), (Group, "group"))

struct Drawing {
  DrawingId id;
  std::string title;
  std::optional<std::string> description;
  std::vector<Shape> shapes;
};
LAMBDA_WASM_DESCRIBE(Drawing, closed, id, (title, min_length(1), max_length(40)), description, (shapes, max_items(100)))

struct Measured {
  DrawingId id;
  std::uint32_t shape_count = 0;
  std::uint32_t levels = 0;
  std::map<std::string, double> area_by_color;
};
LAMBDA_WASM_DESCRIBE(Measured, camel_case, id, shape_count, levels, area_by_color)

void measure(const std::vector<Shape>& shapes, std::uint32_t level, Measured& measured) {
  measured.levels = std::max(measured.levels, level);
  for (const Shape& shape : shapes) {
    if (const auto* const group = std::get_if<Group>(&shape)) {
      measure(group->shapes, level + 1, measured);
      continue;
    }
    ++measured.shape_count;
    if (const auto* const circle = std::get_if<Circle>(&shape)) {
      measured.area_by_color[circle->color.crossing()] += 3.14159265358979 * circle->radius * circle->radius;
    } else if (const auto* const rectangle = std::get_if<Rectangle>(&shape)) {
      measured.area_by_color[rectangle->color.crossing()] += rectangle->width * rectangle->height;
    }
  }
}

// ---- PATCH (RFC 7396): what is absent stays, null removes, a value replaces

struct Patch {
  std::optional<std::string> title;
  std::optional<std::optional<std::string>> description;
};
LAMBDA_WASM_DESCRIBE(Patch, closed, (title, min_length(1), max_length(40)), description)

struct Change {
  Drawing drawing;
  Patch patch;
};
LAMBDA_WASM_DESCRIBE(Change, drawing, patch)

Drawing change(Change change) {
  Drawing& drawing = change.drawing;
  if (change.patch.title) drawing.title = *change.patch.title;
  if (change.patch.description) drawing.description = *change.patch.description;
  return drawing;
}

}  // namespace drawings

LAMBDA_WASM_HANDLER([](const drawings::Drawing& drawing) {
  drawings::Measured measured{drawing.id, 0, 0, {}};
  drawings::measure(drawing.shapes, 1, measured);
  return measured;
})
LAMBDA_WASM_EXPORT(change, drawings::change)
