import { z } from 'zod';
import { textSchema } from './language.ts';
import { parse } from './parse.ts';

/** Where the index of names stands in a generation; the page asks for it at the same address. */
export const SEARCH_INDEX_PATH = 'media/search/names.bin';

/** Codes of letters in the index: `a` to `z` are 1 to 26, `ü` is 27, the signs of Zhuyin follow from 32. */
export const LETTER_UMLAUT = 27;
const LETTER_A = 'a'.charCodeAt(0);
const ZHUYIN_FIRST = 0x3105;
const ZHUYIN_LAST = 0x3129;
const ZHUYIN_CODE = 32;
/** One more than the largest code. */
export const LETTER_CODES = ZHUYIN_CODE + ZHUYIN_LAST - ZHUYIN_FIRST + 1;

/** The code of a letter of pinyin, Wade-Giles or Zhuyin; 0 for anything else. */
export function letterCode(letter: string): number {
  if (letter === 'ü') return LETTER_UMLAUT;
  if (letter >= 'a' && letter <= 'z') return letter.charCodeAt(0) - LETTER_A + 1;
  const code = letter.charCodeAt(0);
  return code >= ZHUYIN_FIRST && code <= ZHUYIN_LAST ? ZHUYIN_CODE + code - ZHUYIN_FIRST : 0;
}

/** The letter of a code; `ü` is typed as `v`. */
export function letterOf(code: number): string {
  if (code === LETTER_UMLAUT) return 'v';
  return code < ZHUYIN_CODE ? String.fromCharCode(LETTER_A + code - 1) : String.fromCharCode(ZHUYIN_FIRST + code - ZHUYIN_CODE);
}

/** A posting of a trie is `person << 6 | start << 2 | kind`: whose name it is, from which syllable on, and how it is read. */
export const POSTING_PERSON_SHIFT = 6;
export const POSTING_START_SHIFT = 2;
export const POSTING_START_MAX = 15;
export const POSTING_KIND_MASK = 3;
/** As the record has it; by another reading of a character; by another recorded spelling. */
export const KIND = { right: 0, misread: 1, alias: 2 } as const;

/** A posting of a character is `form << 5 | place`: in which written form of a name it stands, and where. */
export const CHARACTER_PLACE_SHIFT = 5;
export const CHARACTER_PLACE_MAX = 31;

const ARRAYS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array } as const;

/**
 * Sections of the index. Strings are numbers into `text`. A trie holds names as sequences of words, children side by
 * side: `first[n]` to `first[n + 1]` are the children of n; its own names are `from` to `own` of the postings, those of
 * everything below it `own` to `to`. `main` reads names from their beginning, `part` from a later syllable.
 */
const SECTIONS = {
  text: 'u16', textAt: 'u32',
  id: 'u32', hans: 'u32', hant: 'u32', en: 'u32', spellings: 'u32', born: 'u32', died: 'u32', count: 'u32',
  unit: 'u16', birthplace: 'u16', surname: 'u16', date: 'u16', role: 'u8', fate: 'u8',
  pinyin: 'u8', pinyinAt: 'u32', zhuyin: 'u8', zhuyinAt: 'u32', wade: 'u8', wadeAt: 'u32',
  mainWord: 'u16', mainFirst: 'u32', mainFrom: 'u32', mainOwn: 'u32', mainTo: 'u32', mainMask: 'u32', mainPostings: 'u32',
  partWord: 'u16', partFirst: 'u32', partFrom: 'u32', partOwn: 'u32', partTo: 'u32', partMask: 'u32', partPostings: 'u32',
  formPerson: 'u32', formAt: 'u32', formHans: 'u16', formHant: 'u16', formWord: 'u16',
  character: 'u32', characterAt: 'u32', characterPostings: 'u32',
} as const satisfies Record<string, keyof typeof ARRAYS>;
export type SearchSection = keyof typeof SECTIONS;
type SearchSections = { readonly [S in SearchSection]: InstanceType<(typeof ARRAYS)[(typeof SECTIONS)[S]]> };

const headerSchema = z.strictObject({
  format: z.literal(1),
  units: z.array(z.strictObject({ id: z.string(), name: textSchema })),
  birthplaces: z.array(textSchema),
  /** In the order of their strokes. */
  surnames: z.array(z.strictObject({ hans: z.string(), hant: z.string(), pinyin: z.string(), strokes: z.int().min(0) })),
  /** As recorded, ascending. */
  dates: z.array(z.string()),
  /** First byte, and number of elements. */
  sections: z.record(z.string(), z.tuple([z.int(), z.int()])),
});
export type SearchHeader = Omit<z.infer<typeof headerSchema>, 'sections' | 'format'>;

export interface SearchIndex extends SearchSections {
  readonly header: SearchHeader;
}

const ALIGNMENT_BYTES = 8;

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
}

/** Writes an index as one file: the length of the header, the header as JSON, the sections as little-endian numbers. */
export function encodeSearchIndex(header: SearchHeader, sections: { readonly [S in SearchSection]: readonly number[] }): Uint8Array {
  const names = Object.keys(SECTIONS) as SearchSection[];
  const arrays = names.map((name) => ARRAYS[SECTIONS[name]].from(sections[name]));
  // Counted from the end of the header, whose length these numbers change.
  let end = 0;
  const places = arrays.map((array): [number, number] => {
    const start = end;
    end = aligned(start + array.byteLength);
    return [start, array.length];
  });
  const head = new TextEncoder().encode(JSON.stringify({ format: 1, ...header, sections: Object.fromEntries(names.map((name, at) => [name, places[at]])) }));
  const base = aligned(4 + head.byteLength);
  const bytes = new Uint8Array(base + end);
  new DataView(bytes.buffer).setUint32(0, head.byteLength, true);
  bytes.set(head, 4);
  arrays.forEach((array, at) => bytes.set(new Uint8Array(array.buffer), base + (places[at]?.[0] ?? 0)));
  return bytes;
}

/**
 * Opens an index in its bytes; nothing is copied.
 *
 * @throws ParseError or RangeError when the bytes are no such index.
 */
export function openSearchIndex(buffer: ArrayBuffer): SearchIndex {
  const length = new DataView(buffer).getUint32(0, true);
  const head: unknown = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const { sections, units, birthplaces, surnames, dates } = parse(headerSchema, head, SEARCH_INDEX_PATH);
  const base = aligned(4 + length);
  const arrays = Object.entries(SECTIONS).map(([name, kind]) => {
    const place = sections[name];
    if (!place) throw new RangeError(`${SEARCH_INDEX_PATH}: there is no section ${name}; build the content again`);
    return [name, new ARRAYS[kind](buffer, base + place[0], place[1])];
  });
  return { ...(Object.fromEntries(arrays) as SearchSections), header: { units, birthplaces, surnames, dates } };
}
