/** One reading: ours and, where there is one, the reference taken in the same run on the same machine. */
export interface Reading {
  readonly ours: number;
  readonly reference?: number;
}

/** What `npm run bench` measures. Absolute times mean little on an unknown machine, so most limits are ratios. */
export interface Measure {
  /** As the issues name it: `start.paint`. */
  readonly name: string;
  readonly unit: string;
  /** What the reference is; left out for a measure that has only a limit of its own. */
  readonly referenceName?: string;
  readonly limit: number;
  /** What the limit bounds; a difference is ours less the reference, in the unit of both. */
  readonly bound: 'ratio-at-most' | 'ratio-at-least' | 'difference-at-most' | 'ours-at-most' | 'ours-at-least';
  /** How often a reading is taken: five times unless the issue says once. */
  readonly runs: number;
  readonly read: () => Promise<Reading>;
}

/** The line that a measure prints. */
export interface Result {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly reference: number | null;
  readonly referenceName: string | null;
  readonly ratio: number | null;
  /** Only of a measure that is bounded by it. */
  readonly difference?: number;
  readonly limit: number;
  readonly pass: boolean;
}

/** The middle value; of an even number the mean of the two in the middle. Throws on an empty list. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('no reading was taken');
  return (lower + upper) / 2;
}

/** The value below which `share` (0 to 1) of the values lie, by nearest rank. Throws on an empty list. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('no reading was taken');
  return value;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/**
 * Sums readings up. The ratio is the median of each run's own ratio: ours and the reference of one run met the same
 * machine in the same moment.
 */
export function sumUp(measure: Measure, readings: readonly Reading[]): Result {
  const ours = median(readings.map((reading) => reading.ours));
  const pairs = readings.filter((reading): reading is Required<Reading> => reading.reference !== undefined);
  const reference = pairs.length > 0 ? median(pairs.map((pair) => pair.reference)) : null;
  const ratio = pairs.length > 0 ? median(pairs.map((pair) => pair.ours / pair.reference)) : null;
  const apart = pairs.length > 0 ? median(pairs.map((pair) => pair.ours - pair.reference)) : null;
  const byDifference = measure.bound === 'difference-at-most';
  const bounded = byDifference ? apart : measure.bound.startsWith('ours') ? ours : ratio;
  const pass = bounded !== null && (measure.bound.endsWith('-at-least') ? bounded >= measure.limit : bounded <= measure.limit);
  return {
    name: measure.name,
    unit: measure.unit,
    ours: rounded(ours),
    reference: reference === null ? null : rounded(reference),
    referenceName: measure.referenceName ?? null,
    // A share that may be nothing has no ratio to speak of.
    ratio: ratio === null || !Number.isFinite(ratio) ? null : rounded(ratio),
    ...(byDifference && apart !== null ? { difference: rounded(apart) } : {}),
    limit: measure.limit,
    pass,
  };
}
