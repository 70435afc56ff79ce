// The bodies lie in one array of numbers, which is faster than an object for each.

const STEPS = 50_000, STEP = 0.01, YEAR = 365.24, SOLAR_MASS = 4 * Math.PI * Math.PI;

const FIELDS = 7; // x, y, z, vx, vy, vz, mass
const BODIES = [
  [0, 0, 0, 0, 0, 0, 1],
  [4.84143144246472090e+00, -1.16032004402742839e+00, -1.03622044471123109e-01, 1.66007664274403694e-03, 7.69901118419740425e-03,
    -6.90460016972063023e-05, 9.54791938424326609e-04], // Jupiter
  [8.34336671824457987e+00, 4.12479856412430479e+00, -4.03523417114321381e-01, -2.76742510726411899e-03, 4.99852801234917238e-03,
    2.30417297573763929e-05, 2.85885980666130812e-04], // Saturn
  [1.28943695621391310e+01, -1.51111514016986312e+01, -2.23307578892655734e-01, 2.96460137564761618e-03, 2.37847173959480950e-03,
    -2.96589568540237556e-05, 4.36624404335156298e-05], // Uranus
  [1.53796971148509165e+01, -2.59193146099879641e+01, 1.79258772950371181e-01, 2.68067772490389322e-03, 1.62824170038242295e-03,
    -9.51592254519715870e-05, 5.15138902046611451e-05], // Neptune
];

function makeSystem() {
  const momentum = [0, 0, 0];
  const system = Float64Array.from(BODIES.flatMap(([x, y, z, vx, vy, vz, mass]) => {
    const body = [x, y, z, vx * YEAR, vy * YEAR, vz * YEAR, mass * SOLAR_MASS];
    for (let i = 0; i < 3; i++) momentum[i] += body[3 + i] * body[6];
    return body;
  }));
  for (let i = 0; i < 3; i++) system[3 + i] = -momentum[i] / SOLAR_MASS; // the Sun moves so that the whole does not
  return system;
}

// A body that has drawn and been drawn by all behind it has its new velocity, and moves at once: nobody looks at it again.
function advance(system) {
  const { length } = system;
  for (let i = 0; i < length; i += FIELDS) {
    const x = system[i], y = system[i + 1], z = system[i + 2], mass = system[i + 6];
    let vx = system[i + 3], vy = system[i + 4], vz = system[i + 5];
    for (let j = i + FIELDS; j < length; j += FIELDS) {
      const dx = x - system[j], dy = y - system[j + 1], dz = z - system[j + 2];
      const squared = dx * dx + dy * dy + dz * dz;
      const magnitude = STEP / (squared * Math.sqrt(squared));
      const drawn = system[j + 6] * magnitude, draws = mass * magnitude;
      vx -= dx * drawn;
      vy -= dy * drawn;
      vz -= dz * drawn;
      system[j + 3] += dx * draws;
      system[j + 4] += dy * draws;
      system[j + 5] += dz * draws;
    }
    system[i] = x + STEP * vx;
    system[i + 1] = y + STEP * vy;
    system[i + 2] = z + STEP * vz;
    system[i + 3] = vx;
    system[i + 4] = vy;
    system[i + 5] = vz;
  }
}

function energyOf(system) {
  let energy = 0;
  for (let i = 0; i < system.length; i += FIELDS) {
    const [x, y, z, vx, vy, vz, mass] = system.subarray(i, i + FIELDS);
    energy += 0.5 * mass * (vx * vx + vy * vy + vz * vz);
    for (let j = i + FIELDS; j < system.length; j += FIELDS) {
      energy -= (mass * system[j + 6]) / Math.hypot(x - system[j], y - system[j + 1], z - system[j + 2]);
    }
  }
  return energy;
}

export const handler = async () => {
  const system = makeSystem();
  for (let i = 0; i < STEPS; i++) advance(system);
  return { energy: Math.round(energyOf(system) * 1e9) / 1e9 };
};
