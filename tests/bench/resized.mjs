// Compares the pictures of the work resize. They may differ slightly: each contestant orders its floating-point operations differently.

/** The largest difference of a byte to the first picture, for each of [{name, picture}]; `picture()` settles with the bytes as base64. */
export async function differencesOf(contestants) {
  const pictures = await Promise.all(contestants.map(async ({ picture }) => Buffer.from(await picture(), 'base64')));
  const [first] = pictures;
  return pictures.map((bytes) => {
    if (bytes.length !== first.length) return Infinity;
    let largest = 0;
    for (let i = 0; i < bytes.length; i++) largest = Math.max(largest, Math.abs(bytes[i] - first[i]));
    return largest;
  });
}

/** Throws unless the pictures of all contestants [{name, picture}] equal the first, within one level of each channel. */
export async function comparePictures(contestants) {
  for (const [i, difference] of (await differencesOf(contestants)).entries()) {
    if (difference > 1) throw new Error(`${contestants[i].name} makes another picture than ${contestants[0].name}: a byte differs by ${difference}`);
  }
}
