/** What is left in the page after a garbage collection. */
export interface Footprint {
  /** Bytes of the JavaScript heap in use. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** Part by which a figure may grow over a soak: what caches and counters come to. */
export const GROWTH_MAX = 0.05;

/** What grew by more than `GROWTH_MAX` from the first footprint to the last, as lines with the figures. */
export function growth(first: Footprint, last: Footprint): readonly string[] {
  return (['heap', 'nodes', 'listeners'] as const)
    .filter((figure) => last[figure] > first[figure] * (1 + GROWTH_MAX))
    .map((figure) => `${figure} grew from ${first[figure]} to ${last[figure]}, by more than ${GROWTH_MAX * 100} %`);
}
