/** Keys in rows: letters as on a machine, since hands know it, and Zhuyin in the order in which it is learnt. */
const ROWS = {
  latin: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  zhuyin: ['ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎ', 'ㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘ', 'ㄙㄧㄨㄩㄚㄛㄜㄝㄞㄟ', 'ㄠㄡㄢㄣㄤㄥㄦ'],
} as const;

/** The keys of a layout, row by row. */
export function keyRows(layout: keyof typeof ROWS): string[][] {
  return ROWS[layout].map((row) => [...row]);
}
