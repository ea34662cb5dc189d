/** Ranks of what is found, the best first, as `alphabet.trie.shape`. */
const RANKS = [
  'own.main.0', 'own.main.1', 'wade.main.0', 'own.main.3', 'own.main.4', 'own.main.2', 'own.main.5',
  'own.part.0', 'own.part.1', 'own.part.3', 'own.part.4', 'own.part.2', 'own.part.5',
  'wade.main.1', 'wade.main.3', 'wade.main.4', 'wade.part.0', 'wade.part.1', 'wade.part.3', 'wade.part.4',
];
const SHAPE_COUNT = 6;

function rankTable(alphabet: 'own' | 'wade', trie: 'main' | 'part'): readonly number[] {
  return Array.from({ length: SHAPE_COUNT }, (_, shape) => RANKS.indexOf(`${alphabet}.${trie}.${shape}`));
}
/** The rank of a hit, by alphabet, trie and shape. */
export const RANK = { own: { main: rankTable('own', 'main'), part: rankTable('own', 'part') }, wade: { main: rankTable('wade', 'main'), part: rankTable('wade', 'part') } };


/** Ranks of what is near: names as a whole before those that only begin so, from their beginning before from a later syllable. */
export const NEAR_RANK = { main: [0, 0, 0, 2, 2, 2], part: [1, 1, 1, 3, 3, 3] };
