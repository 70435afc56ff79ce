// A site in one function: its pages are files in the zip, and the API that they call is a route.
//
//   GET /api/moons?year=2026   the new and full moons of a year
//   GET /openapi.json          the document of that API
//   GET /…                     the files of the folder public

#include <chrono>
#include <cstdint>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace site {

enum class Phase : std::uint8_t { new_moon, full_moon };
LAMBDA_WASM_DESCRIBE_ENUM(Phase, new_moon, full_moon)

struct Moon {
  Phase phase = Phase::new_moon;
  std::chrono::sys_seconds time;
};
LAMBDA_WASM_DESCRIBE(Moon, phase, time)

struct Asked {
  std::int32_t year = 2026;
};
LAMBDA_WASM_DESCRIBE(Asked, (year, defaulted, minimum(1970), maximum(2100)))

// The Moon's path is an ellipse, so a phase comes up to 14 hours before or after the mean one, which this is.
std::vector<Moon> moons(const lw::Query<Asked>& asked) {
  using namespace std::chrono;
  constexpr sys_seconds known = sys_days(2000y / January / 6) + 18h + 14min;  // a new moon
  constexpr double half = 29.530588853 / 2 * 24 * 60 * 60;                    // seconds from a new moon to a full one
  const auto begin_of = [](std::int32_t number) { return sys_seconds(sys_days(year(number) / January / 1)); };
  const sys_seconds begin = begin_of(asked->year), end = begin_of(asked->year + 1);
  std::vector<Moon> found;
  for (auto number = static_cast<std::int64_t>(static_cast<double>((begin - known).count()) / half) - 1;; ++number) {
    const sys_seconds time = known + seconds(static_cast<std::int64_t>(static_cast<double>(number) * half));
    if (time >= end) return found;
    if (time >= begin) found.push_back({number % 2 == 0 ? Phase::new_moon : Phase::full_moon, time});
  }
}

constexpr auto routes = lw::routes(lw::compress<>, lw::etag, lw::trailing_slash<lw::redirect>,
                                   lw::route<"GET /api/moons", moons, lw::summary("The new and full moons of a year.")>,
                                   lw::openapi<"/openapi.json">, lw::files<"/">);

}  // namespace site

LAMBDA_WASM_HANDLER(site::routes)
