// The local server.

import { middle } from '../estimators.mjs';
import { median } from '../statistics.mjs';

export function serve(bench) {
  return bench.compare({
    work: 'serve', times: 1,
    measure: () => bench.run('served.mjs', { folder: bench.contestants.folder('ours', 'hello'), path: '/?name=Ada', rounds: bench.pick(20, 5), seconds: 1 }),
    figures: [{ figure: 'hello, against node:http alone', unit: '1/s', estimator: middle(median), target: { javascript: 0.8 }, isAtLeast: true }],
  });
}
