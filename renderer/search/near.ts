import type { Letters } from './query.ts';
import { SHAPE } from './spelled.ts';
import type { TakeHit } from './spelled.ts';
import { at } from './tries.ts';
import type { Alphabet, Trie } from './tries.ts';

/**
 * Finds the names that begin as the letters do but for one mistake: a letter missing, added, changed, or two swapped.
 * The mistake is followed in the bits of two numbers (S. Wu and U. Manber, Fast text searching allowing errors, 1992;
 * with the swap of H. Hyyrö, 2003): bit i of a state means that i letters of the query are used up.
 */
export function findNear(trie: Trie, { codes, at: starts }: Alphabet, { length, bits }: Letters, take: TakeHit): void {
  const done = 1 << length;

  function walk(node: number, exact: number, once: number, before: number, previous: number, depth: number): void {
    const last = at(trie.first, node + 1);
    for (let child = at(trie.first, node); child < last; child += 1) {
      const word = at(trie.word, child);
      const end = at(starts, word + 1);
      let [none, one, earlier, letter] = [exact, once, before, previous];
      let reached = false;
      let place = at(starts, word);
      for (; place < end; place += 1) {
        const here = at(bits, at(codes, place));
        const now = (none & here) << 1;
        const swapped = (((earlier & here) << 1) & letter) << 1;
        one = ((one & here) << 1) | none | (none << 1) | (now << 1) | swapped;
        earlier = none;
        none = now;
        letter = here;
        if ((none | one) & done) reached = true;
        if ((none | one) === 0) break;
      }
      if (place < end && !reached) continue;
      const whole = place === end && ((none | one) & done) !== 0;
      const own = at(trie.own, child);
      if (whole && own > at(trie.from, child)) take(SHAPE.whole, at(trie.from, child), own, depth + 1, 0);
      if (reached) take(SHAPE.begun, at(trie.from, child), at(trie.to, child), depth + 1, 0);
      else if (place === end) walk(child, none, one, earlier, letter, depth + 1);
    }
  }

  if (length > 0) walk(0, 1, 3, 0, 0, 0);
}
