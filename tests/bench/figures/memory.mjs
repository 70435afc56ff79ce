// The memory of an instance: its growth in pages of 64 KB.

async function pages(bench, what, work, times, options) {
  const [grown] = await bench.rounds(`${times} invocations, ${what}`, 1, () =>
    bench.run('pages.mjs', { module: bench.contestants.module('ours', work), input: 'get', times, ...options }));
  bench.reportExact({ work: 'memory', figure: `pages grown over ${times} invocations, ${what}`, unit: 'pages', ours: grown, target: { ours: 0 } });
}

export async function memory(bench) {
  await pages(bench, 'W1', 'w1', bench.pick(1e6, 1e5));
  await pages(bench, 'W1 with everything read', 'w1_all', bench.pick(1e6, 1e5));
  await pages(bench, 'that wait, eight at a time', 'waits', bench.pick(1e5, 1e4), { handler: 'eight', atOnce: 8 });
}
