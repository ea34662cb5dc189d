/** Random numbers from 0 to 1 that a seed repeats on every machine (mulberry32, T. Ettinger, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** One of a list; those that stand first come more often, as with names: the chance falls with the place. */
export function pickFalling<T>(list: readonly T[], random: () => number, steepness = 2): T {
  const picked = list[Math.floor(random() ** steepness * list.length)];
  if (picked === undefined) throw new RangeError('the list is empty');
  return picked;
}
