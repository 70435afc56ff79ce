// Limits processes to a share of a processor, as the platform limits functions: with the kernel's bandwidth control (cgroups 1 or 2).

import { appendFileSync, existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';

const PERIOD = 20_000; // µs
const QUOTA = 1_400; // µs of processor time in each

export const NOT_HELD = 'holding the processor needs write access to /sys/fs/cgroup';

/** A group of processes with 7 % of a processor: { group, end }, or undefined if this machine does not allow one. */
export function holder() {
  const version1 = existsSync('/sys/fs/cgroup/cpu');
  const group = `${version1 ? '/sys/fs/cgroup/cpu' : '/sys/fs/cgroup'}/lambda_wasm_bench_${process.pid}`;
  try {
    if (!version1) appendFileSync('/sys/fs/cgroup/cgroup.subtree_control', '+cpu');
    mkdirSync(group);
    if (version1) {
      writeFileSync(`${group}/cpu.cfs_period_us`, String(PERIOD));
      writeFileSync(`${group}/cpu.cfs_quota_us`, String(QUOTA));
    } else {
      writeFileSync(`${group}/cpu.max`, `${QUOTA} ${PERIOD}`);
    }
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'EBUSY'].includes(error.code)) throw error;
    return undefined;
  }
  return { group, end: () => rmdirSync(group) };
}

/** Lets this process join a group. */
export const join = (group) => writeFileSync(`${group}/cgroup.procs`, String(process.pid));
