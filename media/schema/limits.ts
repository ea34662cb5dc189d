/** Longest title or subtitle, in characters of the language that has the longer form (English). */
export const TITLE_MAX_CHARACTERS = 90;

/** Longest body of an exhibit in Chinese, in characters. CONTENT asks for 80 to 450; the page still reads well at a thousand. */
export const BODY_MAX_CHARACTERS = 1000;

/** Longest body of an exhibit in English, in characters: a thousand Chinese ones in translation, at four to one. */
export const BODY_MAX_LATIN_CHARACTERS = 4000;

/** Longest title in Chinese, in characters: it stands upright in two columns of eight beside the picture. */
export const UPRIGHT_TITLE_MAX_CHARACTERS = 16;

/** Longest subtitle in Chinese, in characters: it stands upright in two columns of seventeen. */
export const UPRIGHT_SUBTITLE_MAX_CHARACTERS = 34;

/** Longest texts beside the bodies, in characters, each about half as long again as the longest that its place was drawn for. */
export const TEXT_MAX_CHARACTERS = {
  advisory: { 'zh-Hans': 80, en: 260 },
  lead: { 'zh-Hans': 50, en: 200 },
  credit: { 'zh-Hans': 80, en: 260 },
  alt: { 'zh-Hans': 150, en: 500 },
  caption: { 'zh-Hans': 60, en: 220 },
  basis: { 'zh-Hans': 130, en: 460 },
  record: { 'zh-Hans': 120, en: 420 },
  note: { 'zh-Hans': 80, en: 300 },
  maker: { 'zh-Hans': 50, en: 180 },
  event: { 'zh-Hans': 100, en: 320 },
  topic: { 'zh-Hans': 20, en: 80 },
  version: { 'zh-Hans': 80, en: 280 },
  origin: { 'zh-Hans': 60, en: 180 },
  mapText: { 'zh-Hans': 80, en: 280 },
} as const;

/** Shortest body of an exhibit in Chinese, in characters. */
export const BODY_MIN_CHARACTERS = 60;

/** Longest line of a caption in Chinese, in full-width characters (a line breaks at about 16 to 18). */
export const CAPTION_LINE_MAX_CHARACTERS = 18;

/** Longest line of a caption in a Latin script, in characters (the usual broadcast limit is 37 to 42). */
export const CAPTION_LINE_MAX_LATIN_CHARACTERS = 42;

/** Width in pixels of the pictures that a build renders, ascending: a column, a portrait screen, a 4K screen. */
export const PICTURE_WIDTHS_PX = [540, 1080, 2160] as const;

/** Largest SVG source in bytes; a drawing by hand stays far below. */
export const SVG_MAX_BYTES = 512 * 1024;

/**
 * Most pixels of a picture that is shown whole; a larger one is cut into tiles besides. A camera's 12 megapixels stay
 * below it: enlarged they show grain, not more. 16 megapixels are 64 MB in a page, and nothing larger is decoded whole.
 */
export const PICTURE_MAX_PIXELS = 16_000_000;

/** Longest side of a rendered picture in pixels: WebP holds no more. */
export const PICTURE_MAX_SIDE_PX = 16_383;

/** Most pixels of a scan that can be cut into tiles: a metre of paper at 400 dots per inch, both ways. About 2,500 tiles. */
export const SCAN_MAX_PIXELS = 250_000_000;

/** Two pictures that are compared lie over each other: their proportions (width by height) differ by at most this share. */
export const COMPARISON_MAX_SKEW = 0.01;

/** Narrowest photograph or scan in pixels: a hero fills a portrait screen, a gallery picture a column. A drawing has no size. */
export const PICTURE_MIN_WIDTH_PX = { hero: 1080, gallery: 540 } as const;

/** So many characters of a source in a row, marks not counted, are a repetition where they stand outside quotations. */
export const SOURCE_REPEAT_MIN_CHARACTERS = 16;

/** Number of bars in the wave that a narration shows. */
export const NARRATION_PEAKS = 72;

/** Most entries that one generation's manifest may hold. */
export const MANIFEST_MAX_ENTRIES = 200_000;

/** Longest path in a manifest, in UTF-8 bytes. */
export const MANIFEST_PATH_MAX_BYTES = 512;

/** Most tributes of one visit: a family may honour all of its own and their comrades; beyond this it has become a game. */
export const TRIBUTES_PER_VISIT = 12;

/** Most tributes of one minute: with its moment of stillness each takes about ten seconds, so that nobody at rest meets this. */
export const TRIBUTES_PER_MINUTE = 6;

/** Most correction slips of one visit: a relative has one or two things to say. */
export const SLIPS_PER_VISIT = 3;
