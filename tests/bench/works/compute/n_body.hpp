// The Sun and the four giant planets, attracting each other, for a number of time steps: the energy afterwards.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace compute::n_body {

// Positions in astronomical units, velocities in those per year, and masses of which the Sun's is 4π².
struct Body {
  double x, y, z, vx, vy, vz, mass;
};

using System = std::array<Body, 5>;

inline constexpr int steps = 50'000;
inline constexpr double step = 0.01;  // years

inline System make_input() {
  constexpr double solar_mass = 4 * 3.141592653589793 * 3.141592653589793, year = 365.24;
  System system = {{
      // position, velocity per day, mass in solar masses
      {0, 0, 0, 0, 0, 0, 1},
      {4.84143144246472090e+00, -1.16032004402742839e+00, -1.03622044471123109e-01, 1.66007664274403694e-03,
       7.69901118419740425e-03, -6.90460016972063023e-05, 9.54791938424326609e-04},  // Jupiter
      {8.34336671824457987e+00, 4.12479856412430479e+00, -4.03523417114321381e-01, -2.76742510726411899e-03,
       4.99852801234917238e-03, 2.30417297573763929e-05, 2.85885980666130812e-04},  // Saturn
      {1.28943695621391310e+01, -1.51111514016986312e+01, -2.23307578892655734e-01, 2.96460137564761618e-03,
       2.37847173959480950e-03, -2.96589568540237556e-05, 4.36624404335156298e-05},  // Uranus
      {1.53796971148509165e+01, -2.59193146099879641e+01, 1.79258772950371181e-01, 2.68067772490389322e-03,
       1.62824170038242295e-03, -9.51592254519715870e-05, 5.15138902046611451e-05},  // Neptune
  }};
  double px = 0, py = 0, pz = 0;
  for (Body& body : system) {
    body.vx *= year;
    body.vy *= year;
    body.vz *= year;
    body.mass *= solar_mass;
    px += body.vx * body.mass;
    py += body.vy * body.mass;
    pz += body.vz * body.mass;
  }
  Body& sun = system[0];  // moves so that the total momentum is zero
  sun.vx = -px / solar_mass;
  sun.vy = -py / solar_mass;
  sun.vz = -pz / solar_mass;
  return system;
}

inline void advance(System& system) {
  for (std::size_t i = 0; i < system.size(); ++i) {
    Body& a = system[i];
    for (std::size_t j = i + 1; j < system.size(); ++j) {
      Body& b = system[j];
      const double dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
      const double squared = dx * dx + dy * dy + dz * dz;
      const double magnitude = step / (squared * std::sqrt(squared));
      a.vx -= dx * b.mass * magnitude;
      a.vy -= dy * b.mass * magnitude;
      a.vz -= dz * b.mass * magnitude;
      b.vx += dx * a.mass * magnitude;
      b.vy += dy * a.mass * magnitude;
      b.vz += dz * a.mass * magnitude;
    }
  }
  for (Body& body : system) {
    body.x += step * body.vx;
    body.y += step * body.vy;
    body.z += step * body.vz;
  }
}

inline double energy(const System& system) {
  double sum = 0;
  for (std::size_t i = 0; i < system.size(); ++i) {
    const Body& a = system[i];
    sum += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz);
    for (std::size_t j = i + 1; j < system.size(); ++j) {
      const Body& b = system[j];
      const double dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
      sum -= a.mass * b.mass / std::sqrt(dx * dx + dy * dy + dz * dz);
    }
  }
  return sum;
}

/// The energy with nine decimals.
inline double run(System system) {
  for (int i = 0; i < steps; ++i) advance(system);
  return std::round(energy(system) * 1e9) / 1e9;
}

}  // namespace compute::n_body
