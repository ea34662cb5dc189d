import { splitterOf } from '../text/known-words.ts';
import type { Splitter } from '../text/known-words.ts';

const splitters = new WeakMap<ReadonlyMap<string, unknown>, Splitter>();

/**
 * Puts the readings of known words over those guessed character by character; `tokens` has one entry for each
 * character. At each place the longest word wins.
 */
export function replaceWords(
  characters: readonly string[],
  tokens: readonly string[],
  readings: ReadonlyMap<string, readonly string[]>,
): string[] {
  const split = splitters.get(readings) ?? splitterOf(readings.keys());
  splitters.set(readings, split);
  let at = 0;
  return split(characters.join('')).flatMap((part, index) => {
    const from = at;
    at += [...part].length;
    return index % 2 === 1 ? (readings.get(part) ?? []) : tokens.slice(from, at);
  });
}
