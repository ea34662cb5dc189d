/** CLDR's order by strokes has a mark before the characters of each number of strokes: U+FDD0, then U+2800 plus the number. */
const MARK = '\uFDD0';
const NUMBER_BASE = 0x2800;
const STROKES_MAX = 64;

const byStrokes = new Intl.Collator('zh-u-co-stroke');

/** Number of strokes of a Chinese character, by the order that Unicode's data has for dictionaries; 0 for anything else. */
export function strokesOf(character: string): number {
  if (!/^\p{Script=Han}$/u.test(character)) return 0;
  let low = 0;
  let high = STROKES_MAX;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (byStrokes.compare(character, `${MARK}${String.fromCharCode(NUMBER_BASE + middle)}`) > 0) low = middle;
    else high = middle - 1;
  }
  return low;
}
