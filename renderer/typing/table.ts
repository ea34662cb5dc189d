/** What spellings stand for, in one script, the most frequent first. */
export interface TypingTable {
  /** Characters by their syllable without its tone, ü as v. */
  readonly characters: ReadonlyMap<string, readonly string[]>;
  /** Words of several characters by their spelling. */
  readonly words: ReadonlyMap<string, readonly string[]>;
}

/** Opens a table as the tools write it: spelling, characters and words, parted by tabs. */
export function openTable(text: string): TypingTable {
  const characters = new Map<string, readonly string[]>();
  const words = new Map<string, readonly string[]>();
  for (const line of text.split('\n')) {
    const [spelling = '', own = '', longer = ''] = line.split('\t');
    if (own !== '') characters.set(spelling, [...own]);
    if (longer !== '') words.set(spelling, longer.split(' '));
  }
  return { characters, words };
}

/** Loads the table of a script, apart from the page: a quarter of a megabyte that few visitors need. */
export async function loadTable(script: 'zh-Hans' | 'zh-Hant'): Promise<TypingTable> {
  const { default: text } = script === 'zh-Hant' ? await import('./zh-hant.txt?raw') : await import('./zh-hans.txt?raw');
  return openTable(text);
}
