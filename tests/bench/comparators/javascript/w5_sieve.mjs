const LIMIT = 2_000_000, SIZE = LIMIT / 2;

function primes() {
  const composite = new Uint8Array(SIZE); // element i is for the number 2 i + 1
  for (let i = 1; 2 * i * (i + 1) < SIZE; i++) {
    if (composite[i]) continue;
    const step = 2 * i + 1;
    for (let j = 2 * i * (i + 1); j < SIZE; j += step) composite[j] = 1;
  }

  let count = 0; // element 0, for 1, which is not a prime, counts for 2, which is one
  for (let i = 0; i < SIZE; i++) count += 1 - composite[i];
  return { count, last: 2 * composite.lastIndexOf(0) + 1 };
}

export const handler = async () => primes();
