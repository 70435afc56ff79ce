// The bodies are in one array of numbers, which is faster than an object for each.

import { BODIES, SOLAR_MASS, STEP, STEPS, YEAR } from './planets.mjs';

const FIELDS = 7; // x, y, z, vx, vy, vz, mass

function makeSystem() {
  const momentum = [0, 0, 0];
  const system = Float64Array.from(BODIES.flatMap(([x, y, z, vx, vy, vz, mass]) => {
    const body = [x, y, z, vx * YEAR, vy * YEAR, vz * YEAR, mass * SOLAR_MASS];
    for (let i = 0; i < 3; i++) momentum[i] += body[3 + i] * body[6];
    return body;
  }));
  for (let i = 0; i < 3; i++) system[3 + i] = -momentum[i] / SOLAR_MASS; // the Sun moves so that the total momentum is zero
  return system;
}

// After its pairs with all later bodies, a body has its new velocity, and moves at once: no later pair reads its position.
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
