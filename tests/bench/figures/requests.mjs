// Requests to servers in another process: fetch, and an AWS service.

const requests = (work, script, target, figure) => (bench) => bench.compare({
  work, times: bench.pick(5, 2), measure: () => bench.run(script, { ...bench.modules(work, ['ours', 'javascript']), batches: bench.pick(120, 20) }),
  figures: [{ figure, unit: 'µs', target: { javascript: target } }],
});

export const fetch = requests('fetch', 'fetches.mjs', 1.05, '2 KB of JSON to a described struct');
export const dynamodb = requests('dynamodb', 'dynamodb.mjs', 1.10, 'GetItem through aws::Client');
