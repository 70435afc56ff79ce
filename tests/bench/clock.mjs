// Two clocks, in milliseconds. The processor's time leaves out what else the machine has to do meanwhile, and holds what the
// process's other threads did: with one processor, or a part of one, as most functions have, that is what one waits for.

export function processor() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export const wall = () => performance.now();
