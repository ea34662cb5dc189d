import subsetFont from 'subset-font';

/** Copyright, licence and its address, version: the font licence asks that they stay in the file. */
const NAMES_KEPT = [0, 5, 13, 14];

/** Characters in one slice of the full face; the subsetter's fixed memory holds no more with localised forms. */
const SLICE_CODE_POINTS = 1024;

/** Hangul, which nothing here uses and which is a quarter of the face. */
const HANGUL = /[\p{Script=Hangul}]/u;

/** Cuts a font file down to characters and features as WOFF2. The same input gives the same bytes. */
export async function cutFace(font: Buffer, characters: Iterable<string>, features: readonly string[]): Promise<Buffer> {
  return subsetFont(font, [...characters].sort().join(''), {
    targetFormat: 'woff2',
    keepFeatures: features,
    preserveNameIds: NAMES_KEPT,
  });
}

/** Deals the characters of the full face into slices, in the order of Unicode. */
export function sliceCharacters(codePoints: Iterable<number>): string[][] {
  const usable = [...codePoints]
    .sort((a, b) => a - b)
    .map((point) => String.fromCodePoint(point))
    .filter((character) => !HANGUL.test(character));
  return Array.from({ length: Math.ceil(usable.length / SLICE_CODE_POINTS) }, (_, slice) =>
    usable.slice(slice * SLICE_CODE_POINTS, (slice + 1) * SLICE_CODE_POINTS),
  );
}
