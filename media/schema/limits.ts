/** Longest title or subtitle, in characters of the language that has the longer form (English). */
export const TITLE_MAX_CHARACTERS = 90;

/** Longest body of an exhibit in Chinese, in characters. CONTENT asks for 80 to 450; the page still reads well at a thousand. */
export const BODY_MAX_CHARACTERS = 1000;

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

/** Most pixels that a picture may have before it must be cut into tiles (DESIGN: nothing larger is ever decoded whole). */
export const PICTURE_MAX_PIXELS = 16_000_000;

/** Number of bars in the wave that a narration shows. */
export const NARRATION_PEAKS = 72;

/** Most entries that one generation's manifest may hold. */
export const MANIFEST_MAX_ENTRIES = 200_000;

/** Longest path in a manifest, in UTF-8 bytes. */
export const MANIFEST_PATH_MAX_BYTES = 512;
