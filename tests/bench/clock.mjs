// Two clocks, in milliseconds. Processor time excludes other processes of the machine, and includes the other threads of the process:
// with one processor or less, as most functions have, that is the time that a caller waits.

export function processor() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export const wall = () => performance.now();
