import { BODIES, SOLAR_MASS, STEP, STEPS, YEAR } from './planets.mjs';

class Body {
  constructor([x, y, z, vx, vy, vz, mass]) {
    this.x = x;
    this.y = y;
    this.z = z;
    this.vx = vx * YEAR;
    this.vy = vy * YEAR;
    this.vz = vz * YEAR;
    this.mass = mass * SOLAR_MASS;
  }
}

function makeSystem() {
  const bodies = BODIES.map((body) => new Body(body)), [sun] = bodies;
  // The Sun moves so that the total momentum is zero.
  for (const axis of ['vx', 'vy', 'vz']) sun[axis] = -bodies.reduce((momentum, body) => momentum + body[axis] * body.mass, 0) / SOLAR_MASS;
  return bodies;
}

function advance(bodies) {
  for (let i = 0; i < bodies.length; i++) {
    const a = bodies[i];
    for (let j = i + 1; j < bodies.length; j++) {
      const b = bodies[j], dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
      const squared = dx * dx + dy * dy + dz * dz, magnitude = STEP / (squared * Math.sqrt(squared));
      a.vx -= dx * b.mass * magnitude;
      a.vy -= dy * b.mass * magnitude;
      a.vz -= dz * b.mass * magnitude;
      b.vx += dx * a.mass * magnitude;
      b.vy += dy * a.mass * magnitude;
      b.vz += dz * a.mass * magnitude;
    }
  }
  for (const body of bodies) {
    body.x += STEP * body.vx;
    body.y += STEP * body.vy;
    body.z += STEP * body.vz;
  }
}

function energyOf(bodies) {
  let energy = 0;
  bodies.forEach((a, i) => {
    energy += 0.5 * a.mass * (a.vx ** 2 + a.vy ** 2 + a.vz ** 2);
    for (const b of bodies.slice(i + 1)) energy -= (a.mass * b.mass) / Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
  });
  return energy;
}

export const handler = async () => {
  const bodies = makeSystem();
  for (let i = 0; i < STEPS; i++) advance(bodies);
  return { energy: Math.round(energyOf(bodies) * 1e9) / 1e9 };
};
