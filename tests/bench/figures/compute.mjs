// W5: pure computation. Ours and JavaScript's in one process, in turns, and native C++ in another; such pairs of processes, in turns.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { load } from '../replies.mjs';
import { comparePictures } from '../resized.mjs';

const WORKS = [
  ['sha256', 'SHA-256 of 1 MB', { javascript: 0.35, native: 1.25 }], ['n_body', 'n-body', { javascript: 0.75, native: 1.2 }],
  ['sieve', 'sieve', { javascript: 0.95, native: 1.5 }], ['resize', 'resize of a 1-megapixel picture', { javascript: 0.5, native: 1.5 }],
];

// A version that an expert would write.
const MORE = { sha256: ['node_crypto'], n_body: ['javascript_tuned'] };

export async function w5(bench) {
  const native = async (...args) => (await promisify(execFile)(bench.contestants.native, args.map(String), { maxBuffer: 2 ** 26 })).stdout;
  for (const [name, figure, target] of WORKS) {
    const contestants = bench.modules(`w5_${name}`, ['ours', 'javascript', ...(MORE[name] ?? [])]);
    if (name === 'resize') {
      const pictures = Object.entries(contestants).map(([name, module]) => ({ name, picture: async () => (await load(module)).picture() }));
      await comparePictures([...pictures, { name: 'native', picture: () => native('picture') }]);
    }
    await bench.compare({
      work: 'W5', what: `W5, ${name}`, times: bench.pick(5, 2),
      measure: async () => {
        const batches = bench.pick(40, 10);
        const { samples, reply } = await bench.run('computed.mjs', { contestants, batches });
        const { result, samples: its } = JSON.parse(await native(name, batches, 1));
        if (JSON.stringify(result) !== JSON.stringify(reply)) throw new Error(`native ${name} gives ${JSON.stringify(result)}, the others ${JSON.stringify(reply)}`);
        return { ...samples, native: its };
      },
      figures: [{ figure, unit: 'µs', target }],
    });
  }
}
