/**
 * Puts the readings of known words over those guessed character by character; `tokens` has one entry for each
 * character. At each place the longest word wins.
 */
export function replaceWords(
  characters: readonly string[],
  tokens: readonly string[],
  readings: ReadonlyMap<string, readonly string[]>,
): string[] {
  const longest = Math.max(0, ...[...readings.keys()].map((word) => [...word].length));
  const heard: string[] = [];
  let at = 0;
  while (at < characters.length) {
    const known = longestKnown(characters.slice(at, at + longest), readings);
    heard.push(...(known?.syllables ?? tokens.slice(at, at + 1)));
    at += known?.length ?? 1;
  }
  return heard;
}

function longestKnown(
  characters: readonly string[],
  readings: ReadonlyMap<string, readonly string[]>,
): { length: number; syllables: readonly string[] } | undefined {
  for (let length = characters.length; length > 0; length -= 1) {
    const syllables = readings.get(characters.slice(0, length).join(''));
    if (syllables) return { length, syllables };
  }
  return undefined;
}
