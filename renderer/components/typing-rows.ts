/** What the keys write: letters that wait for characters, letters as they are, or figures and signs. */
export type TypingLayer = 'pinyin' | 'latin' | 'figures';

const LETTERS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;
const FIGURES = '1234567890';
/** Signs behind the letters, and those below the figures, as each way of writing has them. */
const SIGNS = {
  pinyin: { beside: '，。', below: ['？！：；、（）', '“”《》·-+@'] },
  latin: { beside: ',.', below: ["?!:;'\"()", '-+/@&#·'] },
} as const;

/** The keys of a layer, row by row; those of the figures follow the letters that were there before. */
export function typingRows(layer: TypingLayer, letters: Exclude<TypingLayer, 'figures'>, capitals: boolean): string[][] {
  const { beside, below } = SIGNS[letters];
  if (layer === 'figures') return [FIGURES, ...below].map((row) => [...row]);
  const rows = LETTERS.map((row, at) => `${layer === 'latin' && capitals ? row.toUpperCase() : row}${at === LETTERS.length - 1 ? beside : ''}`);
  return rows.map((row) => [...row]);
}

/** Whether a key of the layer writes a letter that waits for its character. */
export function waits(layer: TypingLayer, key: string): boolean {
  return layer === 'pinyin' && /^[a-z]$/.test(key);
}
